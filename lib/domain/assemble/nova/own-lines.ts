import type { Event } from '../../event';
import { episodeEvents, episodeHolding, type LockEpisode, lockEpisodes } from './lock-episode';
import { type Timeline, timelineOf } from './timeline';

/** The compute lines of an attempt that are surely its own. */
interface OwnLines {
  events: Event[];
  /** Whether it cannot be told which turn of the image's fetch lock was its own. */
  isFetchAmbiguous: boolean;
}

/** From `Creating image` to the request of the fetch lock nothing blocks: 6 ms on the Zed samples, under load too. */
const LOCK_FOLLOWS_MS = 250;

/** A request is known as `acquired − waited`, both cut to 1 ms: it may seem to precede what it follows. */
const ROUNDING_MS = 2;

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
export function ownLines(compute: readonly Event[]): OwnLines {
  const named = compute.filter((event) => event.instance !== null);
  const nameless = timelineOf(compute.filter((event) => event.instance === null));
  const own = timelineOf(named);
  const claim = ownClaim(nameless, own);
  const disk = ownDisk(nameless, own);
  const { turn: fetch, isAmbiguous } = ownFetch(nameless, own, disk);
  const events = [
    ...named,
    ...episodeEvents(claim),
    ...episodeEvents(disk),
    ...episodeEvents(fetch),
    ...fetchWork(nameless, fetch),
    ...ownPorts(nameless, own),
  ];
  return { events, isFetchAmbiguous: isAmbiguous };
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

interface FetchTurn {
  turn: LockEpisode | null;
  isAmbiguous: boolean;
}

function ownFetch(nameless: Timeline, own: Timeline, disk: LockEpisode | null): FetchTurn {
  const started = own.find('image_started');
  if (started === null) return { turn: null, isAmbiguous: nameless.find('image_lock_acquired') !== null };
  const key = own.find('qemu_img_create')?.cacheKey ?? null;
  const ofImage = (name: string) =>
    nameless.all(name).filter((event) => key === null || event.cacheKey === key);
  const [nearest, second] = lockEpisodes(
    ofImage('image_lock_requested'),
    ofImage('image_lock_acquired'),
    ofImage('image_lock_released'),
  )
    .map((turn) => ({ turn, sinceMs: (turn.requestedAtMs ?? turn.acquired.atMs) - started.atMs }))
    .filter(({ turn }) => disk === null || turn.acquired.atMs <= disk.acquired.atMs)
    .filter(({ sinceMs }) => sinceMs >= -ROUNDING_MS && sinceMs <= LOCK_FOLLOWS_MS)
    .sort((a, b) => a.sinceMs - b.sinceMs);
  if (nearest === undefined) return { turn: null, isAmbiguous: false };
  const isAmbiguous = second !== undefined && second.sinceMs - nearest.sinceMs <= ROUNDING_MS;
  return { turn: isAmbiguous ? null : nearest.turn, isAmbiguous };
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
