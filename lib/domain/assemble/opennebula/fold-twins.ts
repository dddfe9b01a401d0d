import { compareEvents } from '../../event-order';
import { SIGNAL_KINDS, type Signal, stateOf } from './signal';

const FOLDED = new Set([
  'pending',
  'hold',
  'cloning',
  'cloning_failed',
  'active',
  'prolog',
  'prolog_finished',
  'prolog_failed',
  'boot',
  'boot_failed',
  'running',
  'resubmitted',
  'state_left',
  'deploy_succeeded',
  'transfer_succeeded',
]);

/** oned stamps the record and writes the log line in one go; a hook's script starts later. */
const TOLERANCE_MS = 2_000;
const HOOK_TOLERANCE_MS = 5_000;

/**
 * Makes one signal of those by which several sources tell the same moment. The log's stays, and takes a finer stamp from
 * its twin where that lies within its own second.
 */
export function foldTwins(signals: readonly Signal[]): Signal[] {
  const kept: Signal[] = [];
  const byName = new Map<string, Signal[]>();
  const originsOf = new Map<Signal, Set<string>>();
  for (const signal of [...signals].sort(compareTrust)) {
    const { origin } = signal;
    const candidates = byName.get(signal.name) ?? [];
    byName.set(signal.name, candidates);
    const twin = FOLDED.has(signal.name) ? nearestTwin(signal, origin, candidates, originsOf) : null;
    if (twin === null) {
      const own = { ...signal, events: [...signal.events] };
      kept.push(own);
      candidates.push(own);
      originsOf.set(own, new Set([origin]));
    } else {
      originsOf.get(twin)?.add(origin);
      adopt(twin, signal);
    }
  }
  return kept;
}

function compareTrust(a: Signal, b: Signal): number {
  return (
    SIGNAL_KINDS.indexOf(a.kind) - SIGNAL_KINDS.indexOf(b.kind) ||
    compareText(a.origin, b.origin) ||
    a.stampMs - b.stampMs ||
    compareEvents(a.own, b.own)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function nearestTwin(
  signal: Signal,
  origin: string,
  candidates: readonly Signal[],
  originsOf: ReadonlyMap<Signal, ReadonlySet<string>>,
): Signal | null {
  const tolerance = signal.kind === 'hook' ? HOOK_TOLERANCE_MS : TOLERANCE_MS;
  const distance = (other: Signal) => Math.abs(other.stampMs - signal.stampMs);
  let nearest: Signal | null = null;
  for (const other of candidates) {
    if (distance(other) > tolerance || originsOf.get(other)?.has(origin) === true) continue;
    if (signal.name === 'state_left' && stateOf(other) !== stateOf(signal)) continue;
    if (nearest === null || distance(other) < distance(nearest)) nearest = other;
  }
  return nearest;
}

function adopt(kept: Signal, twin: Signal): void {
  kept.events.push(...twin.events);
  const { resolutionMs } = kept.event.clock;
  const lag = twin.atMs - kept.atMs;
  if (twin.event.clock.resolutionMs < resolutionMs && lag >= 0 && lag < resolutionMs) {
    kept.atMs = twin.atMs;
    kept.event = twin.event;
  }
}
