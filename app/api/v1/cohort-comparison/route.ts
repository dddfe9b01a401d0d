import { readCohortSides } from '@/app/_cohorts/read-cohort-sides';
import { cohortComparisonTable } from '@/lib/export/statistics/cohort-tables';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { toCohortComparisonJson } from '@/lib/http/statistics/cohort-comparison-json';
import { statisticsRoute } from '../_statistics/statistics-route';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

/** Cohort against cohort: two median waterfalls and the shift of every phase. */
export const GET = statisticsRoute('cohort-comparison', ['a', 'b'], async ({ statistics, query }) => {
  const [a, b] = readCohortSides(query);
  const comparison = await statistics.compare(a, b);
  return { json: toCohortComparisonJson(comparison), table: cohortComparisonTable(comparison) };
});
