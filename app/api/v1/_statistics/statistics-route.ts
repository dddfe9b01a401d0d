import { type BootFilter, METRICS, type Metric } from '@/lib/domain/cohort';
import { FILTER_KEYS } from '@/lib/domain/filter-keys';
import type { Table } from '@/lib/export/csv';
import { readBootFilter } from '@/lib/http/boot-filter-query';
import { handle } from '@/lib/http/handle';
import { jsonResponse } from '@/lib/http/json-response';
import { Query } from '@/lib/http/query';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import type { Statistics } from '@/lib/statistics/statistics';
import { ANSWER_FORMATS, csvResponse } from './csv-response';

/** What a question about many boots is made of. */
export interface StatisticsRequest {
  statistics: Statistics;
  query: Query;
  filter: BootFilter;
  metric: Metric;
}

/** An answer in both of its forms. */
export interface StatisticsAnswer {
  json: unknown;
  table: Table;
}

/**
 * A route that answers a question about the boots of a filter, as JSON or, with `format=csv`, as CSV.
 * @param name of the file
 * @param own names of the parameters beyond filter, metric and format
 */
export function statisticsRoute(
  name: string,
  own: readonly string[],
  answer: (request: StatisticsRequest) => Promise<StatisticsAnswer>,
) {
  return handle(async (request: Request) => {
    const known = [...FILTER_KEYS, 'metric', 'format', ...own];
    const query = new Query(new URL(request.url).searchParams).allowOnly(known);
    const format = query.word('format', ANSWER_FORMATS) ?? 'json';
    const { json, table } = await answer({
      statistics: getStatistics(),
      query,
      filter: readBootFilter(query),
      metric: query.word('metric', METRICS) ?? 'build',
    });
    return format === 'json' ? jsonResponse(json) : csvResponse(table, name);
  });
}
