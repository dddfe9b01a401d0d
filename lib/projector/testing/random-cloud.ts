import { cacheKeyOf } from '@/lib/domain/cache-key';
import type { Event } from '@/lib/domain/event';
import { toEvent } from '@/lib/domain/event-id';

const START = Date.UTC(2026, 10, 30, 23, 50);
const HOSTS = ['cmp1', 'cmp2', 'cmp3'];
const IMAGES = ['ubuntu', 'cirros', 'debian'].map((name, index) => ({
  id: `0673dd71-34c5-4fbb-86c4-40623fbe45b${index}`,
  name,
  sizeBytes: 1e9 + index,
}));

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The items in an order that `random` decides. */
export function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** The items cut into pieces of random lengths up to `max`. */
export function cut<Item>(items: readonly Item[], max: number, random: () => number): Item[][] {
  const pieces: Item[][] = [];
  for (let start = 0; start < items.length; ) {
    const length = 1 + Math.floor(random() * max);
    pieces.push(items.slice(start, start + length));
    start += length;
  }
  return pieces;
}

/**
 * What the services of a small cloud log while `requests` are served over a month's end: requests of one to three
 * instances, some at INFO only, some fetching their image, on hosts that drop images now and then; names of images come
 * from elsewhere.
 */
export function randomCloud(seed: number, requests: number): Event[] {
  const random = randomOf(seed);
  const events: Event[] = [];
  for (let index = 0; index < requests; index += 1) events.push(...requestEvents(seed, index, random));
  for (let index = 0; index < requests / 3; index += 1) events.push(cacheManagerEvent(index, random));
  return events;
}

interface Line {
  name: string;
  atMs: number;
  instance?: string;
  requestId?: string;
  host?: string;
  cacheKey?: string;
  attributes?: Event['attributes'];
}

function eventOf({ name, atMs, attributes = {}, ...line }: Line): Event {
  return toEvent('default', {
    source: 'nova',
    name,
    atMs: Math.round(atMs * 1000) / 1000,
    endMs: null,
    instance: line.instance ?? null,
    requestId: line.requestId ?? null,
    host: line.host ?? 'ctl1',
    cacheKey: line.cacheKey ?? null,
    attempt: null,
    clock: { resolutionMs: 1, zone: 'UTC', basis: 'assumed' },
    origin: { path: null, offset: null, service: line.instance && line.host ? 'nova-compute' : 'nova-api' },
    attributes,
    line: `${name} ${line.instance ?? ''} ${line.requestId ?? ''} ${atMs}`,
  });
}

function requestEvents(seed: number, index: number, random: () => number): Event[] {
  const requestId = `req-${seed}-${index}`;
  const image = IMAGES[Math.floor(random() * IMAGES.length)] ?? { id: '', name: '', sizeBytes: 0 };
  const atMs = START + index * 4000 + Math.floor(random() * 9000);
  const count = 1 + Math.floor(random() * 3);
  const attributes = { image: { id: image.id }, flavor: { id: '42' }, count };
  const events = [eventOf({ name: 'api_create_called', atMs, requestId, attributes })];
  for (let number = 0; number < count; number += 1) {
    const instance = `vm-${seed}-${index}-${number}`;
    events.push(eventOf({ name: 'schedule_started', atMs: atMs + 90, requestId, instance }));
    events.push(...bootEvents({ requestId, instance, atMs: atMs + 200 + 50 * number }, image, random));
  }
  events.push(
    eventOf({ name: 'api_accepted', atMs: atMs + 120.5, requestId, attributes: { tookMs: 120.5 } }),
  );
  return events;
}

function bootEvents(
  place: { requestId: string; instance: string; atMs: number },
  image: (typeof IMAGES)[number],
  random: () => number,
): Event[] {
  const host = HOSTS[Math.floor(random() * HOSTS.length)] ?? '';
  const cacheKey = cacheKeyOf(image.id);
  const isDebug = random() < 0.4;
  const isCold = isDebug && random() < 0.4;
  const buildMs = 4000 + Math.floor(random() * 9000);
  const at = (name: string, offset: number, fields: Partial<Line> = {}) =>
    eventOf({ ...place, host, name, ...fields, atMs: place.atMs + offset });
  const named = {
    image: { name: image.name, sizeBytes: image.sizeBytes },
    flavor: { id: '42', name: 'm1.small' },
  };
  return [
    at('lock_acquired', 0, { attributes: { waitedMs: 0.5 } }),
    at('resources_claimed', 180),
    ...(random() < 0.2 ? [at('create_notified', 100, { attributes: named })] : []),
    at('image_started', 1200),
    ...(isCold ? [at('image_lock_acquired', 1300, { cacheKey, attributes: { waitedMs: 1 } })] : []),
    ...(isCold ? [at('image_lock_released', 3300, { cacheKey, attributes: { heldMs: 2000 } })] : []),
    ...(isDebug ? [at('qemu_img_create', 3400, { cacheKey })] : []),
    ...(random() < 0.1
      ? [at('build_failed', buildMs, { attributes: { reason: 'No space left on device' } })]
      : [
          at('vm_started', buildMs - 300),
          at('instance_spawned', buildMs - 100, { attributes: { tookMs: buildMs - 400 } }),
          at('build_complete', buildMs, { attributes: { tookMs: buildMs } }),
        ]),
  ];
}

function cacheManagerEvent(index: number, random: () => number): Event {
  const host = HOSTS[index % HOSTS.length];
  const image = IMAGES[Math.floor(random() * IMAGES.length)];
  const atMs = START + index * 12_000 + Math.floor(random() * 9000);
  const cacheKey = cacheKeyOf(image?.id ?? '');
  const requestId = `req-manager-${index}`;
  if (random() < 0.5) return eventOf({ name: 'cache_removed', atMs, host, cacheKey, requestId });
  return eventOf({
    name: 'cache_checked',
    atMs,
    host,
    cacheKey,
    requestId,
    attributes: { image: { id: image?.id } },
  });
}
