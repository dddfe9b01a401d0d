import { describe, expect, test } from 'vitest';
import { cacheKeyOf } from '@/lib/domain/cache-key';
import { isPostedItem, type PostedResult, readPostedItem } from './posted-event';

const NOW = Date.UTC(2026, 10, 20);
const UUID = '8A4F0F2C-1111-4222-8333-944455556666';
const context = { hints: {}, cloud: 'default', receivedMs: NOW };
const event = { source: 'nova', instance: UUID, event: 'build_complete', at: '2026-01-09T19:38:52.299Z' };
const interval = {
  source: 'nova',
  instance: UUID,
  phase: 'claim',
  start: 1_767_987_525_816,
  end: 1_767_987_525_946,
};

function read(item: Record<string, unknown>, hints = {}): PostedResult {
  return readPostedItem(item, JSON.stringify(item), { ...context, hints });
}

function eventOf(item: Record<string, unknown>, hints = {}) {
  const result = read(item, hints);
  if (!('event' in result)) throw new Error(result.message);
  return result.event;
}

test('a phase event becomes an event with its item as evidence', () => {
  expect(
    eventOf({ ...event, host: 'cmp-1', image: 'RHEL 7.2', flavor: 'm1.medium', cache: 'warm' }),
  ).toMatchObject({
    cloud: 'default',
    source: 'nova',
    name: 'build_complete',
    instance: UUID.toLowerCase(),
    atMs: Date.UTC(2026, 0, 9, 19, 38, 52, 299),
    endMs: null,
    host: 'cmp-1',
    clock: { resolutionMs: 1, zone: 'UTC', basis: 'stamped' },
    attributes: { image: { name: 'RHEL 7.2' }, flavor: { name: 'm1.medium' }, cache: 'warm' },
    line: expect.stringContaining('"event":"build_complete"'),
  });
});

test('an interval keeps its end and its parent', () => {
  expect(eventOf({ ...interval, parent: 'build' })).toMatchObject({
    name: 'claim',
    atMs: interval.start,
    endMs: interval.end,
    attributes: { parent: 'build' },
  });
});

test('image and flavor as objects; the id gives the cache key', () => {
  const id = 'AD6FFEBC-0000-4000-8000-000000000001';
  const image = { id, name: 'x', sizeBytes: 5, format: 'qcow2' };
  const flavor = { id: 42, vcpus: 2, memoryMb: 4096, diskGb: 40 };
  expect(eventOf({ ...event, image, flavor })).toMatchObject({
    cacheKey: cacheKeyOf(id.toLowerCase()),
    attributes: { image: { ...image, id: id.toLowerCase() }, flavor: { ...flavor, id: '42' } },
  });
  expect(eventOf({ ...event, image: id }).attributes.image).toEqual({ id: id.toLowerCase() });
});

test('hints fill what the item leaves out', () => {
  const { source: _, ...unsourced } = event;
  expect(eventOf(unsourced, { source: 'nova', host: 'cmp-9' })).toMatchObject({
    source: 'nova',
    host: 'cmp-9',
  });
  expect(eventOf({ ...event, cloud: 'east' }).cloud).toBe('east');
});

test('a known source is found in any case, another kept as posted', () => {
  expect(eventOf({ ...event, source: 'OpenNebula' }).source).toBe('opennebula');
  expect(eventOf({ ...event, source: 'CloudStack' }).source).toBe('CloudStack');
});

test('an OpenNebula vmid is of zone 0 unless it names one', () => {
  const boot = { source: 'opennebula', event: 'boot', at: event.at };
  expect(eventOf({ ...boot, instance: 34 }).instance).toBe('0/34');
  expect(eventOf({ ...boot, instance: '101/34' }).instance).toBe('101/34');
});

describe('identity', () => {
  test('does not depend on spelling: key order, unit of the moment, white space', () => {
    const posted = { ...event, attributes: { b: 1, a: { d: 1, c: 2 } } };
    const respelled = {
      at: Date.UTC(2026, 0, 9, 19, 38, 52, 299) * 1e6,
      event: ' Build complete',
      attributes: { a: { c: 2, d: 1 }, b: 1 },
      instance: UUID.toLowerCase(),
      source: 'nova',
    };
    expect(eventOf(respelled).id).toBe(eventOf(posted).id);
  });
  test('depends on what was observed', () => {
    const ids = [
      event,
      { ...event, at: '2026-01-09T19:38:52.300Z' },
      { ...event, event: 'vm_started' },
      { ...event, instance: 'other' },
      { ...event, attempt: 2 },
      { ...event, cloud: 'east' },
      { ...event, attributes: { a: 1 } },
      { ...event, id: 'a' },
      { ...event, id: 'b' },
    ].map((item) => eventOf(item).id);
    expect(new Set(ids).size).toBe(ids.length);
  });
  test('of an item with its own id survives what differs between two tries', () => {
    const first = eventOf({ ...event, id: 7 });
    const second = eventOf({ ...event, id: '7', host: 'cmp-1', attributes: { try: 2 } });
    expect(second.id).toBe(first.id);
  });
});

test.each([
  ['an unknown name is kept', 'guest agent: up', 'guest agent: up'],
  ['a known one is found in another spelling', 'VM Started', 'vm_started'],
  ['letters of any script', 'démarré', 'démarré'],
])('%s', (_name, posted, name) => {
  expect(eventOf({ ...event, event: posted }).name).toBe(name);
});

test('HTML and SQL in names stay data', () => {
  const image = `<img src=x onerror=alert(1)>'; drop table event; --`;
  expect(eventOf({ ...event, image }).attributes.image).toEqual({ name: image });
});

describe('refusals say what is wrong', () => {
  const without = (field: string, item: Record<string, unknown> = event) => {
    const { [field]: _, ...rest } = item;
    return rest;
  };
  test.each([
    ['no moment', without('at'), 'missing_time', /^at is missing$/],
    ['no end', without('end', interval), 'missing_time', /end is missing/],
    ['no zone', { ...event, at: '2026-01-09T19:38:52.299' }, 'invalid_time', /names no zone/],
    ['no moment at all', { ...event, at: 'noon' }, 'invalid_time', /neither ISO 8601/],
    ['a moment of another type', { ...event, at: { s: 1 } }, 'invalid_event', /^at: /],
    ['1970', { ...event, at: 0 }, 'time_out_of_range', /1970-01-01.* before 2005/],
    ['2999', { ...event, at: '2999-01-01T00:00:00Z' }, 'time_out_of_range', /ahead/],
    ['a negative moment', { ...event, at: -1_767_987_525 }, 'time_out_of_range', /before 2005/],
    [
      'a reversed interval',
      { ...interval, end: interval.start - 5 },
      'reversed_interval',
      /5 ms before start/,
    ],
    ['no instance', without('instance'), 'invalid_event', /instance is missing/],
    ['no source', without('source'), 'invalid_event', /source is missing/],
    ['an empty instance', { ...event, instance: ' ' }, 'invalid_event', /^instance/],
    ['an endless instance', { ...event, instance: 'x'.repeat(256) }, 'invalid_event', /^instance/],
    ['markup as a name', { ...event, event: '<script>' }, 'invalid_event', /is no name/],
    ['an empty name', { ...event, event: '' }, 'invalid_event', /is no name/],
    ['a name with a control character', { ...event, event: 'a\nb' }, 'invalid_event', /is no name/],
    ['an unknown cache state', { ...event, cache: 'lukewarm' }, 'invalid_event', /cache/],
    ['an image that is a list', { ...event, image: ['x'] }, 'invalid_event', /^image/],
    ['an attribute of the wrong type', { ...event, attributes: { tookMs: '5' } }, 'invalid_event', /tookMs/],
    ['attempt 0', { ...event, attempt: 0 }, 'invalid_event', /^attempt/],
    ['several problems at once', { ...event, host: 5, attempt: 0 }, 'invalid_event', /host.*attempt/],
  ])('%s', (_name, item, code, message) => {
    expect(read(item)).toEqual({ code, message: expect.stringMatching(message) });
  });
});

test('an event may name a request, or a host and its image, instead of an instance', () => {
  const { instance: _, ...bare } = event;
  expect(eventOf({ ...bare, requestId: 'req-1' }).instance).toBeNull();
  expect(eventOf({ ...bare, host: 'cmp-1', image: { cacheKey: 'a'.repeat(40) } }).cacheKey).toBe(
    'a'.repeat(40),
  );
});

test.each([
  [event, true],
  [interval, true],
  [{ event: 'x', instance: 'y' }, true],
  [{ event: { original: 'line' }, message: 'line' }, false],
  [{ event: 'x', message: 'line' }, false],
  [{ phase: 'x', message: 'line' }, false],
  [{ log: 'line' }, false],
])('%j is posted: %s', (item, expected) => {
  expect(isPostedItem(item)).toBe(expected);
});
