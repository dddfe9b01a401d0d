import { readCohortSides } from '@/app/_cohorts/read-cohort-sides';
import { spreadTable } from '@/lib/export/statistics/cohort-tables';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { toSpreadJson } from '@/lib/http/statistics/spread-json';
import { statisticsRoute } from '../_statistics/statistics-route';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

/** How the durations of two cohorts are distributed. */
export const GET = statisticsRoute('spread', ['a', 'b'], async ({ statistics, query, metric }) => {
  const spread = await statistics.spread(metric, readCohortSides(query));
  return { json: toSpreadJson(spread), table: spreadTable(spread) };
});
