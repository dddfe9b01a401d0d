import { quantile } from 'd3-array';

/** Durations of repeated calls, milliseconds. */
export interface Timing {
  n: number;
  min: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** Sums up samples (linear interpolation between ranks). Throws without any. */
export function timingOf(samplesMs: readonly number[]): Timing {
  const at = (p: number) => {
    const value = quantile(samplesMs, p);
    if (value === undefined) throw new Error('There is no timing without samples');
    return value;
  };
  return { n: samplesMs.length, min: at(0), p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Calls that count even where each takes long. */
const FEWEST_CALLS = 3;
const LONGEST_MS = 15_000;

/**
 * Times calls one after another, after one that only warms up: `calls` of them, or as many as 15 seconds hold. Each is told
 * its number.
 */
export async function timeCalls(calls: number, work: (call: number) => Promise<unknown>): Promise<Timing> {
  const samples: number[] = [];
  await work(0);
  const began = performance.now();
  for (let call = 1; call <= calls; call++) {
    const from = performance.now();
    await work(call);
    samples.push(performance.now() - from);
    if (call >= FEWEST_CALLS && performance.now() - began > LONGEST_MS) break;
  }
  return timingOf(samples);
}
