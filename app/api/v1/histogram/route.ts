import { histogramTable } from '@/lib/export/statistics/chart-tables';
import { isoInstantOrNull } from '@/lib/http/figures';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { statisticsRoute } from '../_statistics/statistics-route';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

/** How the durations of running boots spread, cold, warm and other apart. */
export const GET = statisticsRoute('histogram', [], async ({ statistics, filter, metric }) => {
  const histogram = await statistics.histogram(metric, filter);
  const window = {
    from: isoInstantOrNull(filter.fromMs ?? null),
    to: isoInstantOrNull(filter.toMs ?? null),
  };
  return { json: { ...histogram, ...window }, table: histogramTable(histogram) };
});
