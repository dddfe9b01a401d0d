import { elapsedMs } from './elapsed-ms';

/**
 * Milliseconds that a boot took; null where none passed that its stamps can tell, or where clocks make it negative. No boot takes
 * no time: a zero would only stand for one of which too little is known, and pull every percentile down.
 */
export function bootDurationMs(fromMs: number, toMs: number): number | null {
  const durationMs = elapsedMs(fromMs, toMs);
  return durationMs > 0 ? durationMs : null;
}
