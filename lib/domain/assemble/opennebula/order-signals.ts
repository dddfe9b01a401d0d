import { rankOfEvent } from '../../catalogue/events';
import { compareEvents } from '../../event-order';
import type { Signal } from './signal';

const SECOND_MS = 1_000;

/** How far a boot has come; what a signal of an earlier stage begins anew. */
export const STAGE_OF_STATE: Readonly<Record<string, number>> = {
  pending: 1,
  hold: 1,
  cloning: 1,
  active: 2,
  prolog: 3,
  boot: 4,
};

const AGAIN = 10_000;

/** Groups signals by the second in which they happened, in time order: the unit within which most stamps tell nothing. */
export function secondsOf(signals: readonly Signal[]): Signal[][] {
  const groups = new Map<number, Signal[]>();
  for (const signal of signals) {
    const second = Math.floor(signal.stampMs / SECOND_MS);
    const group = groups.get(second);
    if (group === undefined) groups.set(second, [signal]);
    else group.push(signal);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/**
 * Puts the signals of one second in the order in which they happened: each file in its own order (stamp, then offset,
 * else the order of a boot), the files merged by the order of a boot. `stage` is how far the boot had come before: in a
 * prolog or boot, states that come no later begin the next try and thus follow what ends this one.
 */
export function orderWithinSecond(signals: readonly Signal[], stage: number): Signal[] {
  const rank = (signal: Signal): number => {
    const signalStage = STAGE_OF_STATE[signal.name];
    const again = stage >= 3 && signalStage !== undefined && signalStage <= stage;
    return rankOfEvent(signal.name) + (again ? AGAIN : 0);
  };
  const queues = queuesOf(signals, rank);
  const ordered: Signal[] = [];
  for (;;) {
    let next: Signal[] | null = null;
    for (const queue of queues) {
      const [head] = queue;
      const [best] = next ?? [];
      if (head !== undefined && (best === undefined || rank(head) < rank(best))) next = queue;
    }
    const head = next?.shift();
    if (head === undefined) return ordered;
    ordered.push(head);
  }
}

function queuesOf(signals: readonly Signal[], rank: (signal: Signal) => number): Signal[][] {
  const byOrigin = new Map<string, Signal[]>();
  for (const signal of signals) {
    const queue = byOrigin.get(signal.origin);
    if (queue === undefined) byOrigin.set(signal.origin, [signal]);
    else queue.push(signal);
  }
  const origins = [...byOrigin].sort(([a], [b]) => (a < b ? -1 : 1));
  return origins.map(([, queue]) => {
    const hasOffsets = queue.every(({ own }) => own.origin.offset !== null);
    const offsetOf = (signal: Signal) => (hasOffsets ? (signal.own.origin.offset ?? 0) : 0);
    return queue.sort(
      (a, b) =>
        a.stampMs - b.stampMs ||
        offsetOf(a) - offsetOf(b) ||
        rank(a) - rank(b) ||
        compareEvents(a.own, b.own) ||
        (a.name < b.name ? -1 : 1),
    );
  });
}
