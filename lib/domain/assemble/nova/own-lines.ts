import type { Event } from '../../event';
import { episodeEvents, episodeHolding, type LockEpisode, lockEpisodes } from './lock-episode';
import { type Timeline, timelineOf } from './timeline';

/** From `Creating image` to the request of the fetch lock nothing blocks: 6 ms on the Zed samples, under load too. */
const LOCK_FOLLOWS_MS = 250;

/** Whether a request makes more than one instance on the attempt's host, as far as the evidence tells. */
export function isSharedRequest(controller: readonly Event[], compute: readonly Event[]): boolean {
  const claims = compute.filter((event) => event.name === 'claim_lock_acquired' && event.instance === null);
  return instanceCount(controller) > 1 || new Set(claims.map((event) => event.atMs)).size > 1;
}

/** Number of instances that the request makes; 1 where nothing tells. */
export function instanceCount(controller: readonly Event[]): number {
  return Math.max(1, ...controller.map((event) => event.attributes.count ?? 1));
}

const FETCH_WORK = new Set([
  'image_converting',
  'image_convert_started',
  'image_converted',
  'image_transferred',
]);

/**
 * Sorts out the lines of a request that name no instance (claim and fetch locks, convert commands, os_vif), where one
 * request makes several instances on a host. Locks are exclusive, so the turn that holds this instance's own line is
 * its own; a fetch lock is asked for straight after `Creating image`; a plugged VIF names its port.
 */
export function ownLines(compute: readonly Event[]): Event[] {
  const named = compute.filter((event) => event.instance !== null);
  const nameless = timelineOf(compute.filter((event) => event.instance === null));
  const own = timelineOf(named);
  const claim = ownClaim(nameless, own);
  const disk = ownDisk(nameless, own);
  const fetch = ownFetch(nameless, own, disk);
  return [
    ...named,
    ...episodeEvents(claim),
    ...episodeEvents(disk),
    ...episodeEvents(fetch),
    ...fetchWork(nameless, fetch),
    ...ownPorts(nameless, own),
  ];
}

function ownClaim(nameless: Timeline, own: Timeline): LockEpisode | null {
  const claimed = own.find('resources_claimed') ?? own.find('claim_started');
  if (claimed === null) return null;
  return episodeHolding(
    lockEpisodes(
      nameless.all('claim_lock_requested'),
      nameless.all('claim_lock_acquired'),
      nameless.all('claim_lock_released'),
    ),
    claimed.atMs,
  );
}

function ownDisk(nameless: Timeline, own: Timeline): LockEpisode | null {
  const created = own.find('qemu_img_create');
  if (created === null) return null;
  const ofImage = (name: string) => nameless.all(name).filter((event) => event.cacheKey === created.cacheKey);
  return episodeHolding(
    lockEpisodes([], ofImage('disk_lock_acquired'), ofImage('disk_lock_released')),
    created.atMs,
  );
}

function ownFetch(nameless: Timeline, own: Timeline, disk: LockEpisode | null): LockEpisode | null {
  const started = own.find('image_started');
  if (started === null) return null;
  const key = own.find('qemu_img_create')?.cacheKey ?? null;
  const ofImage = (name: string) =>
    nameless.all(name).filter((event) => key === null || event.cacheKey === key);
  const turns = lockEpisodes(
    ofImage('image_lock_requested'),
    ofImage('image_lock_acquired'),
    ofImage('image_lock_released'),
  ).filter((turn) => {
    const sinceStart = (turn.requestedAtMs ?? turn.acquired.atMs) - started.atMs;
    const endsInTime = disk === null || turn.acquired.atMs <= disk.acquired.atMs;
    return endsInTime && sinceStart >= 0 && sinceStart <= LOCK_FOLLOWS_MS;
  });
  const sorted = turns.sort((a, b) => (a.requestedAtMs ?? 0) - (b.requestedAtMs ?? 0));
  const [nearest, second] = sorted;
  if (nearest === undefined) return null;
  return second !== undefined && second.requestedAtMs === nearest.requestedAtMs ? null : nearest;
}

function fetchWork(nameless: Timeline, fetch: LockEpisode | null): Event[] {
  if (fetch === null) return [];
  const endMs = fetch.released?.atMs ?? Infinity;
  return nameless.events.filter(
    (event) => FETCH_WORK.has(event.name) && event.atMs >= fetch.acquired.atMs && event.atMs <= endMs,
  );
}

function ownPorts(nameless: Timeline, own: Timeline): Event[] {
  const ports = new Set(
    own.events.map((event) => event.attributes.port).filter((port) => port !== undefined),
  );
  return nameless.events.filter(
    (event) => event.attributes.port !== undefined && ports.has(event.attributes.port),
  );
}
