import type { Event } from '../../event';

/** One turn of a lock: asked for, got, given back. */
export interface LockEpisode {
  requested: Event | null;
  acquired: Event;
  released: Event | null;
  /** Unix milliseconds at which it was asked for: its own line, else acquired − waited; null where nothing tells. */
  requestedAtMs: number | null;
  waitedMs: number | null;
  heldMs: number | null;
}

/** Stamps and the `waited`/`held` figures are both rounded to 1 ms. */
const ROUNDING_MS = 2;

/**
 * Pairs the lines of one lock on one host, in time order. The lock is exclusive, so a release belongs to the
 * acquisition before it; where one turn ends and the next begins in the same millisecond, `held` tells which is which.
 */
export function lockEpisodes(
  requested: readonly Event[],
  acquired: readonly Event[],
  released: readonly Event[],
): LockEpisode[] {
  const open = new Set(released);
  return acquired.map((event, index) => {
    const untilMs = acquired[index + 1]?.atMs ?? Infinity;
    const [end] = [...open]
      .filter(({ atMs }) => atMs >= event.atMs && atMs <= untilMs)
      .sort((a, b) => misfitMs(a, event) - misfitMs(b, event));
    if (end !== undefined) open.delete(end);
    return episodeOf(event, end ?? null, requested);
  });
}

/** How far a release's `held` is from reaching back to the acquisition; to Juno releases do not tell it. */
function misfitMs(release: Event, acquired: Event): number {
  const { heldMs } = release.attributes;
  return heldMs === undefined ? 0 : Math.abs(release.atMs - heldMs - acquired.atMs);
}

function episodeOf(acquired: Event, released: Event | null, requests: readonly Event[]): LockEpisode {
  const waited = acquired.attributes.waitedMs;
  const request = requestOf(acquired, waited, requests);
  const requestedAtMs = request?.atMs ?? (waited === undefined ? null : acquired.atMs - waited);
  return {
    requested: request,
    acquired,
    released,
    requestedAtMs,
    waitedMs: waited ?? (request === null ? null : acquired.atMs - request.atMs),
    heldMs: released === null ? null : (released.attributes.heldMs ?? released.atMs - acquired.atMs),
  };
}

function requestOf(acquired: Event, waited: number | undefined, requests: readonly Event[]): Event | null {
  const earlier = requests.filter((request) => request.atMs <= acquired.atMs);
  if (waited === undefined) return earlier.length === 1 ? (earlier[0] ?? null) : null;
  const askedAtMs = acquired.atMs - waited;
  return earlier.findLast((request) => Math.abs(request.atMs - askedAtMs) <= ROUNDING_MS) ?? null;
}

/** The turn during which a moment lies; a turn that is not seen to end lasts. */
export function episodeHolding(episodes: readonly LockEpisode[], atMs: number): LockEpisode | null {
  return (
    episodes.findLast(
      ({ acquired, released }) => acquired.atMs <= atMs && (released?.atMs ?? Infinity) >= atMs,
    ) ?? null
  );
}

/** All lines of a turn. */
export function episodeEvents(episode: LockEpisode | null): Event[] {
  if (episode === null) return [];
  return [episode.requested, episode.acquired, episode.released].filter((event) => event !== null);
}
