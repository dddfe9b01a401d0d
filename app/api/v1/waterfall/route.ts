import { waterfallTable } from '@/lib/export/statistics/chart-tables';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { toWaterfallJson } from '@/lib/http/statistics/waterfall-json';
import { statisticsRoute } from '../_statistics/statistics-route';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

/** The median waterfall of running boots: every phase at its median start and length. */
export const GET = statisticsRoute('waterfall', [], async ({ statistics, filter }) => {
  const waterfall = await statistics.waterfall(filter);
  return { json: toWaterfallJson(waterfall), table: waterfallTable(waterfall) };
});
