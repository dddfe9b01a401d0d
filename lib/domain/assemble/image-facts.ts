import type { Boot } from '../boot';
import type { Event } from '../event';
import { compareEvents } from '../event-order';
import type { ImageFact, ImageFactKind } from '../image-history';
import { FETCHED_MS } from './nova/image-phases';

/** Moments by which the base file of a boot's image was surely there, best first. */
const USES = [
  'disks_created',
  'qemu_img_created',
  'qemu_img_create',
  'vm_started',
  'build_complete',
  'instance_spawned',
];

/**
 * What a boot shows of its host's copy of its image: that it fetched it or came to it, and that it made its disk from it. `events`
 * are those of its instance. Nothing where host or image are unknown, or no cache is involved.
 */
export function imageFactsOf(boot: Boot, events: readonly Event[]): ImageFact[] {
  const cacheKey = boot.image?.cacheKey;
  if (boot.host === null || cacheKey === undefined || boot.cache.state === 'none') return [];
  const base = { cloud: boot.cloud, host: boot.host, cacheKey, instance: boot.instance };
  const facts: ImageFact[] = [];
  const fetch =
    boot.cache.basis === 'observed' && boot.cache.state === 'cold' ? endOfFetch(boot, events) : null;
  if (fetch !== null) facts.push({ ...base, kind: 'fetched', atMs: fetch.atMs, event: fetch.id });
  const search = boot.cache.state === 'unknown' ? momentIn(boot, events, 'image_started') : null;
  if (search !== null) facts.push({ ...base, kind: 'sought', atMs: search.atMs, event: search.id });
  const use = usageIn(boot, events);
  if (use !== null) facts.push({ ...base, kind: 'used', atMs: use.atMs, event: use.id });
  return facts;
}

/** What the image-cache manager, pre-caching and fetches under any request show of their hosts' base files. */
export function imageFactsOfHost(events: readonly Event[]): ImageFact[] {
  return [...events].sort(compareEvents).flatMap((event) => {
    const kind = kindOf(event);
    if (kind === null || event.host === null || event.cacheKey === null) return [];
    const { cloud, host, cacheKey, atMs, instance, id } = event;
    return [{ cloud, host, cacheKey, kind, atMs, instance, event: id }];
  });
}

function kindOf(event: Event): ImageFactKind | null {
  switch (event.name) {
    case 'cache_checked':
    case 'cache_listed':
    case 'cache_removable':
      return 'present';
    case 'cache_removed':
      return 'removed';
    case 'cache_precached':
      return event.attributes.already === true ? 'present' : 'fetched';
    case 'image_converted':
      return 'fetched';
    case 'image_lock_released':
      return (event.attributes.heldMs ?? 0) > FETCHED_MS ? 'fetched' : null;
    default:
      return null;
  }
}

/** Up to Juno the end of a fetch is not logged: its use then tells that the base file is there. */
function endOfFetch(boot: Boot, events: readonly Event[]): Event | null {
  const proofs = new Set(boot.cache.evidence);
  const ends = events.filter(
    ({ id, name }) => proofs.has(id) && (name === 'image_converted' || name === 'image_lock_released'),
  );
  return ends.sort(compareEvents).at(-1) ?? null;
}

function usageIn(boot: Boot, events: readonly Event[]): Event | null {
  for (const name of USES) {
    const event = momentIn(boot, events, name);
    if (event !== null) return event;
  }
  return null;
}

function momentIn(boot: Boot, events: readonly Event[], name: string): Event | null {
  const moment = boot.moments.find((known) => known.name === name);
  return events.find((known) => known.id === moment?.event) ?? null;
}
