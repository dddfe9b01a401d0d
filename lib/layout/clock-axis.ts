import { formatDate, formatTime } from './clock-time';
import type { AxisBox, Span } from './time-axis';
import { saneSpan, timeScale } from './time-axis';
import { instantOfWall, zoneOffsetMs } from './zoned-input';

/** A tick of an axis of clock time. */
export interface ClockTick {
  x: number;
  /** Unix milliseconds. */
  atMs: number;
  /** Time of day; at the begin of a day, the day. */
  label: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** 1970-01-05, a Monday: weeks begin there. */
const MONDAY_MS = 4 * DAY_MS;

const STEPS_MS = [
  ...[1, 5, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 7, 14, 28, 91, 364, 3640, 36_400].map((days) => days * DAY_MS),
];

/** Ticks at round times of the zone's own clocks, all inside the box and at least `tickGap` apart. */
export function layoutClockAxis(span: Span, zone: string, box: AxisBox): ClockTick[] {
  const { fromMs, toMs } = saneSpan(span);
  if (box.width <= 0) return [];
  const leastMs = ((toMs - fromMs) * box.tickGap) / box.width;
  const stepMs = STEPS_MS.find((step) => step >= leastMs);
  if (stepMs === undefined) return [];
  const x = timeScale({ fromMs, toMs }, box.width);
  return roundTimes(fromMs, toMs, stepMs, zone).map((atMs) => ({
    x: x(atMs),
    atMs,
    label: labelOf(atMs, stepMs, zone),
  }));
}

/** The round times from `fromMs` to `toMs`, both inclusive. */
function roundTimes(fromMs: number, toMs: number, stepMs: number, zone: string): number[] {
  const anchor = stepMs >= 7 * DAY_MS ? MONDAY_MS : 0;
  const firstWall = Math.floor((fromMs + zoneOffsetMs(zone, fromMs) - anchor) / stepMs) * stepMs + anchor;
  const times: number[] = [];
  // One more than fit: where clocks jump, a wall time and its moment move apart by some hours.
  const most = Math.ceil((toMs - fromMs) / stepMs) + 2;
  for (let index = 0; index <= most; index++) {
    const atMs = instantOfWall(firstWall + index * stepMs, zone);
    const isNext = atMs - (times.at(-1) ?? Number.NEGATIVE_INFINITY) >= stepMs * 0.9;
    if (atMs >= fromMs && atMs <= toMs && isNext) times.push(atMs);
  }
  return times;
}

function labelOf(atMs: number, stepMs: number, zone: string): string {
  const time = formatTime(atMs, zone, 'min');
  if (stepMs < DAY_MS && time !== '00:00') return time;
  return formatDate(atMs, zone).slice(stepMs > 300 * DAY_MS ? 0 : 5);
}
