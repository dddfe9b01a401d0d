import type { Event, EventAttributes } from '../event';
import { toEvent } from '../event-id';

interface EventFixture extends Partial<Omit<Event, 'clock' | 'origin' | 'attributes'>> {
  attributes?: EventAttributes;
  resolutionMs?: number;
  offset?: number;
}

/** An event as a test writes it: `at` is a time of 2026-11-21 UTC (`00:02:54.076`), all else has a plain default. */
export function eventAt(at: string, name: string, fields: EventFixture = {}): Event {
  const { attributes = {}, resolutionMs = 1, offset, ...rest } = fields;
  return toEvent(rest.cloud ?? 'default', {
    source: 'nova',
    name,
    atMs: Date.parse(`2026-11-21T${at}Z`),
    endMs: null,
    instance: '617e066f-229a-47c1-9e20-ae1deee78b9f',
    requestId: 'req-736693ea-990b-40cb-913f-acf0062aeb31',
    host: 'cmp1',
    cacheKey: null,
    attempt: null,
    clock: { resolutionMs, zone: 'UTC', basis: 'stamped' },
    origin: { path: null, offset: offset ?? null, service: null },
    attributes,
    line: null,
    ...rest,
  });
}
