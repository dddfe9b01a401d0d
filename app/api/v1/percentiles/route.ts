import { DIMENSIONS } from '@/lib/domain/cohort';
import { groupTable } from '@/lib/export/statistics/group-tables';
import { toPercentilesJson } from '@/lib/http/percentiles-json';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { statisticsRoute } from '../_statistics/statistics-route';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

/** Percentiles of running boots by a dimension, cold beside warm, and of their phases. */
export const GET = statisticsRoute(
  'percentiles',
  ['groupBy', 'phase'],
  async ({ statistics, query, filter, metric }) => {
    const dimension = query.word('groupBy', DIMENSIONS) ?? 'image';
    const wanted = query.texts('phase');
    const report = await statistics.groupPercentiles({ dimension, metric, filter, phases: true });
    return { json: toPercentilesJson(report, wanted), table: groupTable(report) };
  },
);
