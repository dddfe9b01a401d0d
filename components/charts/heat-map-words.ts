import type { DurationHeatMap } from '@/lib/domain/duration-charts';
import { formatDateTime, formatOffset } from '@/lib/layout/clock-time';
import { formatDuration } from '@/lib/layout/duration';
import { boundsOfRange, type CellRange, countInRange } from '@/lib/layout/heat-map-box';
import { formatCount, formatCountOf } from '@/lib/layout/quantity';

/** What a rectangle of cells holds, in words. */
export function rangeWords(map: DurationHeatMap, range: CellRange, zone: string): string {
  const bounds = boundsOfRange(map, range);
  if (!bounds) return '';
  const { cold, warm, other } = countInRange(map, range);
  const counts = (
    [
      [cold, 'cold'],
      [warm, 'warm'],
      [other, 'other'],
    ] as const
  )
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${formatCount(count)} ${name}`);
  const boots = formatCountOf(cold + warm + other, 'boot');
  const { fromMs, toMs, minMs, maxMs } = bounds;
  const time = `${formatDateTime(fromMs, zone, 'min')} to ${formatDateTime(toMs, zone, 'min')} ${formatOffset(zone, fromMs)}`;
  return `${boots}${counts.length > 0 ? ` (${counts.join(', ')})` : ''} of ${formatDuration(minMs)} to ${formatDuration(maxMs)}, ${time}`;
}
