import type { Boot } from '../../boot';
import { findEventKind } from '../../catalogue/events';
import type { Event } from '../../event';
import { compareEvents } from '../../event-order';
import { assemblePostedInstance } from '../posted/assemble-posted-instance';
import { alignZones } from './align-zones';
import type { Attempt } from './attempt';
import { foldTwins } from './fold-twins';
import { opennebulaBoot } from './opennebula-boot';
import { type Signal, signalsOf } from './signal';
import { splitAttempts } from './split-attempts';

/** A request's number recurs (0–9999), so that only the call shortly before the answer is the answer's. */
const REQUEST_MS = 300_000;

/**
 * The boots of one OpenNebula VM, first attempt first, from its log lines, records, hooks and posted events in any order.
 * Events without an instance are API calls (`creation_requested`) of its requests.
 */
export function assembleOpenNebulaInstance(events: readonly Event[]): Boot[] {
  const named = events.find((event) => event.instance !== null);
  if (named === undefined || named.instance === null) return [];
  const own = events.filter((event) => event.instance !== null);
  if (!own.some((event) => findEventKind(event.name)?.source === 'opennebula')) {
    return assemblePostedInstance(events);
  }
  const records = own.filter((event) => event.name === 'record_seen').sort(compareEvents);
  const { signals, zoneOffsetMs } = alignZones(
    own.filter((event) => event.name !== 'record_seen').flatMap(signalsOf),
  );
  const attempts = splitAttempts(foldTwins(signals)).filter((attempt) => !isBareCreation(attempt, records));
  const calls = events.filter((event) => event.name === 'creation_requested');
  for (const attempt of attempts) addCall(attempt, calls);
  const numbers = numbersOf(attempts);
  const identity = { cloud: named.cloud, source: named.source, instance: named.instance };
  const vm = { attempts, records: [...records].reverse(), zoneOffsetMs };
  return attempts.map((attempt, index) =>
    opennebulaBoot({ ...identity, attempt: numbers[index] ?? index + 1 }, attempt, vm),
  );
}

/** Ids of the API calls whose lines without an instance belong to the VM. */
export function requestsOfOpenNebula(events: readonly Event[]): string[] {
  const ids = events.filter((event) => event.name === 'pending').map((event) => event.requestId);
  return [...new Set(ids.filter((id) => id !== null))].sort();
}

/** A creation that a record tells of a VM that has long left its boot, of which the record tells nothing more. */
function isBareCreation(attempt: Attempt, records: readonly Event[]): boolean {
  const knowsOnlyCreation = attempt.signals.every(
    (signal) => signal.kind === 'record' && signal.name === 'pending',
  );
  const state = records.at(-1)?.attributes.state;
  return (
    knowsOnlyCreation && state !== undefined && state !== 'PENDING' && state !== 'HOLD' && state !== 'CLONING'
  );
}

function addCall(attempt: Attempt, calls: readonly Event[]): void {
  for (const answer of attempt.created?.events ?? []) {
    if (answer.requestId === null) continue;
    const [call] = calls
      .filter(({ requestId, atMs }) => requestId === answer.requestId && atMs <= answer.atMs)
      .filter(({ atMs }) => answer.atMs - atMs <= REQUEST_MS)
      .sort((a, b) => compareEvents(b, a));
    const signal: Signal | undefined = call === undefined ? undefined : signalsOf(call)[0];
    if (signal === undefined) continue;
    attempt.signals.unshift(signal);
    return;
  }
}

/** Attempt numbers: as the shipper counts them, else one more than the attempt before. */
function numbersOf(attempts: readonly Attempt[]): number[] {
  const numbers: number[] = [];
  for (const attempt of attempts) {
    const next = (numbers.at(-1) ?? 0) + 1;
    const stated = attempt.signals.flatMap(({ events }) => events).map((event) => event.attempt);
    numbers.push(Math.max(next, ...stated.map((number) => number ?? 0)));
  }
  return numbers;
}
