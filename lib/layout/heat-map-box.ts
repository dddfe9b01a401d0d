import type { DurationHeatMap } from '@/lib/domain/duration-charts';
import { type HeatMapBox, heatMapScales } from './heat-map';

/** A rectangle of cells: first and last column and row, all inclusive. */
export interface CellRange {
  left: number;
  right: number;
  /** Rows count up from the shortest durations. */
  low: number;
  high: number;
}

/** What a rectangle selects: boots that started in a time and took so long; from inclusive, to exclusive. */
export interface BoxBounds {
  /** Unix milliseconds. */
  fromMs: number;
  toMs: number;
  /** Milliseconds. */
  minMs: number;
  maxMs: number;
}

interface Cell {
  column: number;
  row: number;
}

/** The cell at a point of the box, the nearest one where the point lies outside; null on an empty map. */
export function cellAt(map: DurationHeatMap, box: HeatMapBox, point: { x: number; y: number }): Cell | null {
  const scales = heatMapScales(map, box);
  if (!scales) return null;
  const column = map.times.slice(1, -1).filter((ms) => scales.x(ms) <= point.x).length;
  const row = map.durations.slice(1, -1).filter((ms) => scales.y(ms) >= point.y).length;
  return { column, row };
}

/** The cells between two corners, in whichever order they are given. */
export function rangeBetween(one: Cell, other: Cell): CellRange {
  return {
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
    low: Math.min(one.row, other.row),
    high: Math.max(one.row, other.row),
  };
}

/** What these cells select; null where the map has no such cells. */
export function boundsOfRange(map: DurationHeatMap, { left, right, low, high }: CellRange): BoxBounds | null {
  const [fromMs, toMs] = [map.times[left], map.times[right + 1]];
  const [minMs, maxMs] = [map.durations[low], map.durations[high + 1]];
  if (fromMs === undefined || toMs === undefined || minMs === undefined || maxMs === undefined) return null;
  return { fromMs, toMs, minMs, maxMs };
}

/** The rectangle that bounds have in the box, cut off at its edges; null where nothing of it is inside. */
export function rectangleOfBounds(map: DurationHeatMap, box: HeatMapBox, bounds: BoxBounds) {
  const scales = heatMapScales(map, box);
  if (!scales) return null;
  const [left, right] = [scales.x(bounds.fromMs), scales.x(bounds.toMs)];
  const [top, bottom] = [scales.y(bounds.maxMs), scales.y(bounds.minMs)];
  if (!(right > left && bottom > top)) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Numbers of boots in these cells. */
export function countInRange(map: DurationHeatMap, { left, right, low, high }: CellRange) {
  const counts = { cold: 0, warm: 0, other: 0 };
  for (const { column, row, cold, warm, other } of map.cells) {
    if (column < left || column > right || row < low || row > high) continue;
    counts.cold += cold;
    counts.warm += warm;
    counts.other += other;
  }
  return counts;
}
