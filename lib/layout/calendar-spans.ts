import { instantOfWall, zoneOffsetMs } from './zoned-input';

/** Spans in which people look at a trend. */
export const CALENDAR_STEPS = ['hour', 'day', 'week'] as const;

export type CalendarStep = (typeof CALENDAR_STEPS)[number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const STEP_MS: Record<CalendarStep, number> = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS };
/** 1970-01-05, a Monday: weeks begin there. */
const ANCHOR_MS: Record<CalendarStep, number> = { hour: 0, day: 0, week: 4 * DAY_MS };

/**
 * Bounds of the hours, days or weeks (from Monday) of a zone's clocks that cover a window; the first begins at or before it, the
 * last ends at or after it.
 * @returns Unix milliseconds, increasing, one more than there are spans
 */
export function calendarBounds(fromMs: number, toMs: number, step: CalendarStep, zone: string): number[] {
  const [stepMs, anchorMs] = [STEP_MS[step], ANCHOR_MS[step]];
  const wallOf = (atMs: number) => atMs + zoneOffsetMs(zone, atMs);
  const firstWall = Math.floor((wallOf(fromMs) - anchorMs) / stepMs) * stepMs + anchorMs;
  // Hours are of equal length; days and weeks begin when the clocks say so, 23 or 25 hours later.
  const boundOf =
    step === 'hour'
      ? (index: number) => firstWall - zoneOffsetMs(zone, fromMs) + index * stepMs
      : (index: number) => instantOfWall(firstWall + index * stepMs, zone);
  const bounds = [boundOf(0)];
  while ((bounds.at(-1) ?? toMs) < toMs) bounds.push(boundOf(bounds.length));
  return bounds;
}

/** More spans than this are too narrow to be told apart. */
const MOST_SPANS = 800;

/** The steps that cut a window into at least two and not too many spans, finest first. */
export function usableSteps(fromMs: number, toMs: number): CalendarStep[] {
  return CALENDAR_STEPS.filter(
    (step) => isCoarseEnough(fromMs, toMs, step) && (step === 'hour' || toMs - fromMs >= STEP_MS[step]),
  );
}

/** Whether a step does not cut a window into too many spans. */
export function isCoarseEnough(fromMs: number, toMs: number, step: CalendarStep): boolean {
  return (toMs - fromMs) / STEP_MS[step] <= MOST_SPANS;
}

/** The step in which a window of this length is looked at first: some 20 to 100 points. */
export function defaultStep(fromMs: number, toMs: number): CalendarStep {
  const days = (toMs - fromMs) / DAY_MS;
  if (days <= 4) return 'hour';
  return days <= 200 ? 'day' : 'week';
}
