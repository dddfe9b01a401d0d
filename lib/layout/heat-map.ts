import type { DurationHeatMap, HeatMapCell } from '@/lib/domain/duration-charts';
import { type DurationTick, durationTicks, logScale } from './log-axis';
import { timeScale } from './time-axis';

/** Room for a heat map; the axes' labels lie outside of it. */
export interface HeatMapBox {
  width: number;
  height: number;
}

/** A rectangle with how dark each ink is in it. */
export interface HeatMapMark extends HeatMapCell {
  x: number;
  y: number;
  width: number;
  height: number;
  /** 0 (nothing) to 1 (the fullest cell of the map); a cell with one boot is never invisible. */
  coldInk: number;
  warmInk: number;
  otherInk: number;
}

export interface HeatMapTick extends DurationTick {
  /** From the top. */
  offset: number;
}

export interface HeatMapLayout {
  marks: HeatMapMark[];
  durationTicks: HeatMapTick[];
}

/** The least ink of a cell that holds a boot. */
const LEAST_INK = 0.16;

/**
 * Time runs right, durations run up on a log scale. Ink grows with the square root of the count, so that a lone slow boot
 * stays visible beside thousands of fast ones. All marks are finite and inside the box; a map without boots has none.
 */
export function layoutHeatMap(map: DurationHeatMap, box: HeatMapBox): HeatMapLayout {
  const scales = heatMapScales(map, box);
  if (!scales) return { marks: [], durationTicks: [] };
  const { x, y } = scales;
  const fullest = Math.max(1, ...map.cells.map((cell) => cell.cold + cell.warm + cell.other));
  const ink = (count: number) => (count === 0 ? 0 : Math.max(LEAST_INK, Math.sqrt(count / fullest)));
  return {
    marks: map.cells.flatMap((cell) => {
      const [fromMs, toMs] = [map.times[cell.column], map.times[cell.column + 1]];
      const [lowMs, highMs] = [map.durations[cell.row], map.durations[cell.row + 1]];
      if (fromMs === undefined || toMs === undefined || lowMs === undefined || highMs === undefined)
        return [];
      return {
        ...cell,
        x: x(fromMs),
        y: y(highMs),
        width: x(toMs) - x(fromMs),
        height: y(lowMs) - y(highMs),
        coldInk: ink(cell.cold),
        warmInk: ink(cell.warm),
        otherInk: ink(cell.other),
      };
    }),
    durationTicks: durationTicks(map.durations[0] ?? 0, map.durations.at(-1) ?? 0).map((tick) => ({
      ...tick,
      offset: y(tick.ms),
    })),
  };
}

/** Places of times (Unix milliseconds, from the left) and durations (milliseconds, from the top); null for an empty map. */
export function heatMapScales(map: DurationHeatMap, box: HeatMapBox) {
  const [firstMs, lastMs] = [map.times[0], map.times.at(-1)];
  const [shortestMs, longestMs] = [map.durations[0], map.durations.at(-1)];
  if (firstMs === undefined || lastMs === undefined || shortestMs === undefined || longestMs === undefined)
    return null;
  const up = logScale(shortestMs, longestMs, box.height);
  return {
    x: timeScale({ fromMs: firstMs, toMs: lastMs }, box.width),
    y: (ms: number) => box.height - up(ms),
  };
}
