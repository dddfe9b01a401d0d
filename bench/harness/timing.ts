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

/** Times `calls` calls one after another, after two that only warm up; the call is told its number. */
export async function timeCalls(calls: number, work: (call: number) => Promise<unknown>): Promise<Timing> {
  const samples: number[] = [];
  for (let call = -2; call < calls; call++) {
    const began = performance.now();
    await work(Math.abs(call));
    if (call >= 0) samples.push(performance.now() - began);
  }
  return timingOf(samples);
}
