import { METRICS } from '@/lib/domain/cohort';
import { FILTER_PARAMETERS, readBootFilter } from '@/lib/http/boot-filter-query';
import { isoInstantOrNull } from '@/lib/http/figures';
import { handle } from '@/lib/http/handle';
import { jsonResponse } from '@/lib/http/json-response';
import { Query } from '@/lib/http/query';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';

export const dynamic = 'force-dynamic';

const PARAMETERS = [...FILTER_PARAMETERS, 'metric'];

/** How the durations of running boots spread, cold, warm and other apart. */
export const GET = handle(async (request: Request) => {
  const query = new Query(new URL(request.url).searchParams).allowOnly(PARAMETERS);
  const filter = readBootFilter(query);
  const histogram = await getStatistics().histogram(query.word('metric', METRICS) ?? 'build', filter);
  return jsonResponse({
    ...histogram,
    from: isoInstantOrNull(filter.fromMs ?? null),
    to: isoInstantOrNull(filter.toMs ?? null),
  });
});
