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

/**
 * Merges what the lines of an attempt and the records of its VM say. Records name image, template and VM; the host is the
 * attempt's own (a recreated VM may move), by name where a line or record has it, else `hid:<host id>`.
 */
export function bootFacts(attempt: Attempt, records: readonly Event[], atMs: number): BootFacts {
  const own = attempt.signals.flatMap((signal) => signal.events).sort(compareEvents);
  const all = [...records, ...own];
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
