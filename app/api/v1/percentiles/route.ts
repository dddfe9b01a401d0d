import { DIMENSIONS, METRICS } from '@/lib/domain/cohort';
import { FILTER_PARAMETERS, readBootFilter } from '@/lib/http/boot-filter-query';
import { handle } from '@/lib/http/handle';
import { jsonResponse } from '@/lib/http/json-response';
import { toPercentilesJson } from '@/lib/http/percentiles-json';
import { Query } from '@/lib/http/query';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';

export const dynamic = 'force-dynamic';

const PARAMETERS = [...FILTER_PARAMETERS, 'groupBy', 'metric', 'phase'];

/** Percentiles of running boots by a dimension, cold beside warm, and of their phases. */
export const GET = handle(async (request: Request) => {
  const query = new Query(new URL(request.url).searchParams).allowOnly(PARAMETERS);
  const report = await getStatistics().groupPercentiles({
    dimension: query.word('groupBy', DIMENSIONS) ?? 'image',
    metric: query.word('metric', METRICS) ?? 'build',
    filter: readBootFilter(query),
    phases: true,
  });
  return jsonResponse(toPercentilesJson(report, query.texts('phase')));
});
