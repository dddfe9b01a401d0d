import { scaleLog, scaleUtc } from 'd3-scale';
import type { DurationHeatMap, HeatMapCell } from '@/lib/domain/duration-charts';
import { formatDuration } from './duration';

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

export interface HeatMapTick {
  /** From the left for times, from the top for durations. */
  offset: number;
  atMs: number;
  label: string;
}

export interface HeatMapLayout {
  marks: HeatMapMark[];
  durationTicks: HeatMapTick[];
  timeTicks: Omit<HeatMapTick, 'label'>[];
}

/** The least ink of a cell that holds a boot. */
const LEAST_INK = 0.16;
const TIME_TICKS = 6;

/**
 * Time runs right, durations run up on a log scale. Ink grows with the square root of the count, so that a lone slow boot
 * stays visible beside thousands of fast ones. All marks are finite and inside the box; a map without boots has none.
 */
export function layoutHeatMap(map: DurationHeatMap, box: HeatMapBox): HeatMapLayout {
  const [firstMs, lastMs] = [map.times[0], map.times.at(-1)];
  const [shortestMs, longestMs] = [map.durations[0], map.durations.at(-1)];
  if (firstMs === undefined || lastMs === undefined || shortestMs === undefined || longestMs === undefined)
    return { marks: [], durationTicks: [], timeTicks: [] };
  const x = scaleUtc([firstMs, lastMs], [0, box.width]).clamp(true);
  const y = scaleLog([shortestMs, longestMs], [box.height, 0]).clamp(true);
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
    durationTicks: durationTicks(shortestMs, longestMs).map((atMs) => ({
      atMs,
      offset: y(atMs),
      label: formatTick(atMs),
    })),
    timeTicks: x.ticks(TIME_TICKS).map((at) => ({ atMs: at.getTime(), offset: x(at) })),
  };
}

/** Durations that people count in, milliseconds; the round ones stay where there is room for few. */
const ROUND_MS = [1, 10, 100, 1000, 10_000, 60_000, 600_000, 3_600_000, 36_000_000];
const BETWEEN_MS = [2, 5, 20, 50, 200, 500, 2000, 5000, 20_000, 120_000, 300_000, 1_200_000, 7_200_000];
const MOST_DURATION_TICKS = 8;

function durationTicks(shortestMs: number, longestMs: number): number[] {
  const inside = (ms: number) => ms >= shortestMs && ms <= longestMs;
  const round = ROUND_MS.filter(inside);
  const all = [...round, ...BETWEEN_MS.filter(inside)].sort((a, b) => a - b);
  return all.length <= MOST_DURATION_TICKS ? all : round;
}

function formatTick(ms: number): string {
  return formatDuration(ms).replace(/\.0+(?=\D)/, '');
}
