import { heatMapTable } from '@/lib/export/statistics/chart-tables';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { toHeatMapJson } from '@/lib/http/statistics/heat-map-json';
import { statisticsRoute } from '../_statistics/statistics-route';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

const COLUMNS = { min: 1, max: 500 };
const DEFAULT_COLUMNS = 96;

/** How the durations of running boots change over time, cold, warm and other apart. */
export const GET = statisticsRoute('heatmap', ['columns'], async ({ statistics, query, filter, metric }) => {
  const columns = query.integer('columns', COLUMNS) ?? DEFAULT_COLUMNS;
  const map = await statistics.heatMap(metric, filter, columns);
  return { json: toHeatMapJson(map), table: heatMapTable(map) };
});
