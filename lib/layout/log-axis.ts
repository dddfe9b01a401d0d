import { formatDuration } from './duration';

/** Durations that people count in, milliseconds; the round ones stay where there is room for few. */
const ROUND_MS = [1, 10, 100, 1000, 10_000, 60_000, 600_000, 3_600_000, 36_000_000];
const BETWEEN_MS = [2, 5, 20, 50, 200, 500, 2000, 5000, 20_000, 120_000, 300_000, 1_200_000, 7_200_000];
const MOST_TICKS = 8;

/** A tick of a logarithmic axis of durations. */
export interface DurationTick {
  ms: number;
  label: string;
}

/** Durations worth a tick between two, both inclusive, increasing. */
export function durationTicks(shortestMs: number, longestMs: number): DurationTick[] {
  const inside = (ms: number) => ms >= shortestMs && ms <= longestMs;
  const round = ROUND_MS.filter(inside);
  const all = [...round, ...BETWEEN_MS.filter(inside)].sort((a, b) => a - b);
  const chosen = all.length <= MOST_TICKS ? all : round;
  return chosen.map((ms) => ({ ms, label: formatDuration(ms).replace(/\.0+(?=\D)/, '') }));
}

/**
 * Place of a duration on a logarithmic axis: 0 at `shortestMs`, `length` at `longestMs`; kept inside, and finite whatever it
 * is given.
 */
export function logScale(shortestMs: number, longestMs: number, length: number): (ms: number) => number {
  const low = Math.log(Math.max(shortestMs, 0.001));
  const high = Math.max(Math.log(Math.max(longestMs, 0.001)), low + 1e-9);
  return (ms) => {
    const share = ms > 0 ? (Math.log(ms) - low) / (high - low) : 0;
    return (Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 1) * length;
  };
}
