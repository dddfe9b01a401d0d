import type { Signal } from './signal';

const QUARTER_MS = 900_000;
const MAX_OFFSET_MS = 14 * 3_600_000;
const TOLERANCE_MS = 5_000;
const STATES = new Set(['active', 'prolog', 'boot', 'running', 'pending']);

/** Signals on one clock. */
export interface Aligned {
  signals: Signal[];
  /** How far the log's local time is ahead of UTC, where records show what nobody told; null otherwise. */
  zoneOffsetMs: number | null;
}

/**
 * Brings records, hooks and posted events onto the log's clock where the log's zone was only assumed: a log without a
 * zone and a record in Unix time tell the same states hours apart, which would make two boots of one.
 */
export function alignZones(signals: readonly Signal[]): Aligned {
  const local = signals.filter((signal) => signal.own.clock.basis === 'assumed' && STATES.has(signal.name));
  const exact = signals.filter((signal) => signal.own.clock.basis === 'stamped' && STATES.has(signal.name));
  const offset = commonOffset(local, exact);
  if (offset === null || offset === 0) return { signals: [...signals], zoneOffsetMs: null };
  const onLogClock = signals.map((signal) =>
    signal.own.clock.basis === 'stamped'
      ? { ...signal, atMs: signal.atMs + offset, stampMs: signal.stampMs + offset }
      : signal,
  );
  return { signals: onLogClock, zoneOffsetMs: offset };
}

/** The whole number of quarter hours by which most pairs of equal states differ; the smaller of two that tie. */
function commonOffset(local: readonly Signal[], exact: readonly Signal[]): number | null {
  const votes = new Map<number, Set<string>>();
  for (const a of local) {
    for (const b of exact) {
      if (a.name !== b.name) continue;
      const difference = a.atMs - b.atMs;
      const offset = Math.round(difference / QUARTER_MS) * QUARTER_MS;
      if (Math.abs(offset) > MAX_OFFSET_MS || Math.abs(difference - offset) > TOLERANCE_MS) continue;
      const voters = votes.get(offset) ?? new Set();
      votes.set(offset, voters.add(`${a.name} ${a.atMs} ${a.origin}`));
    }
  }
  const [best] = [...votes].sort(
    ([a, votersA], [b, votersB]) => votersB.size - votersA.size || Math.abs(a) - Math.abs(b) || a - b,
  );
  return best?.[0] ?? null;
}
