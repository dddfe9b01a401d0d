import type { FlavorRef, ImageRef } from '../../dimension';
import type { Event } from '../../event';
import { compareEvents } from '../../event-order';
import { flavorOf } from '../refs';
import type { Attempt } from './attempt';
import { releaseRange, schedulerIntervalMs } from './release';

/** What an attempt's lines and its VM's records say of the dimensions. */
export interface BootFacts {
  image: ImageRef | null;
  flavor: FlavorRef | null;
  host: string | null;
  displayName: string | null;
  attributes: Record<string, string | number | boolean>;
}

/** The attempts of a VM and what is known of the VM as a whole. */
export interface VmEvidence {
  attempts: readonly Attempt[];
  /** `record_seen` events, newest first: the last word on image and drivers. */
  records: readonly Event[];
  /** How far the log's local time is ahead of UTC, where records show it. */
  zoneOffsetMs: number | null;
}

/**
 * Merges what the lines of an attempt, those of the others and the records of the VM say. Image, template and name are the
 * VM's; the host is the attempt's own (a recreated VM may move, a retry stays), by name where a line or record has it,
 * else `hid:<host id>`.
 */
export function bootFacts(attempt: Attempt, vm: VmEvidence, atMs: number): BootFacts {
  const { records } = vm;
  const own = placeEvents(attempt, vm.attempts);
  const all = [...records, ...own, ...vm.attempts.flatMap(eventsOf)];
  const text = (key: string, events: readonly Event[] = all) => firstOf(events, key, 'string');
  const number = (key: string) => firstOf(own, key, 'number');
  const hostId = number('hostId');
  const release = releaseRange(own, atMs);
  return {
    image: imageOf(all),
    flavor: flavorOf(all),
    host: hostOf(attempt, own) ?? (hostId === null ? null : `hid:${hostId}`),
    displayName: text('displayName'),
    attributes: withoutNulls({
      release: release === null ? null : releaseText(release),
      schedulerIntervalMs: schedulerIntervalMs(own, atMs),
      hypervisor: text('hypervisor', own) ?? text('hypervisor', records),
      transferDriver: text('driver', own) ?? text('driver', records),
      transferVerb: text('verb', own) ?? text('verb', records),
      networkDriver: text('networkDriver', own),
      systemDatastore: number('datastore'),
      hostId,
      historySequence: number('sequence'),
      imageSource: text('imageSource'),
      request: own.find((event) => event.name === 'creation_requested')?.requestId ?? null,
      isRetry: attempt.isRetry ? true : null,
    }),
  };
}

/** The events of an attempt; of a retry also those of the tries before it, which were in the same place. */
function placeEvents(attempt: Attempt, attempts: readonly Attempt[]): Event[] {
  const before = attempt.isRetry ? attempts[attempts.indexOf(attempt) - 1] : undefined;
  return [...eventsOf(attempt), ...(before === undefined ? [] : placeEvents(before, attempts))];
}

function eventsOf(attempt: Attempt): Event[] {
  return attempt.signals.flatMap((signal) => signal.events).sort(compareEvents);
}

/** Of an image that only transfer lines name, `<datastore id>/<file>` is the name. */
function imageOf(events: readonly Event[]): ImageRef | null {
  const image: ImageRef = {};
  for (const { attributes } of events) {
    for (const [key, value] of Object.entries(attributes.image ?? {})) {
      if (value !== null && value !== undefined && !(key in image)) Object.assign(image, { [key]: value });
    }
  }
  if (Object.keys(image).length > 0) return image;
  const source = firstOf(events, 'imageSource', 'string');
  return source === null ? null : { name: source };
}

function hostOf(attempt: Attempt, own: readonly Event[]): string | null {
  const named = firstOf(own, 'targetHost', 'string');
  const posted = attempt.signals.find((signal) => signal.kind === 'posted' && signal.own.host !== null);
  return named ?? posted?.own.host ?? null;
}

function releaseText({ since, until }: { since: string; until: string | null }): string {
  if (until === null) return `${since} or later`;
  return since === until ? since : `${since} to ${until}`;
}

interface KindOf {
  string: string;
  number: number;
}

function firstOf<K extends keyof KindOf>(events: readonly Event[], key: string, kind: K): KindOf[K] | null {
  for (const { attributes } of events) {
    const value = attributes[key];
    // The guard on typeof is what KindOf states.
    if (typeof value === kind && value !== '') return value as KindOf[K];
  }
  return null;
}

function withoutNulls<T extends string | number | boolean>(
  values: Record<string, T | null>,
): Record<string, T> {
  const known: Record<string, T> = {};
  for (const [key, value] of Object.entries(values)) if (value !== null) known[key] = value;
  return known;
}
