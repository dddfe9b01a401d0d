import { CACHE_STATES, type CacheState, type CacheVerdict } from '../../boot';
import type { ImageRef } from '../../dimension';
import type { Event } from '../../event';
import { evidenceIds } from '../phase-builder';
import type { AttemptView } from './attempt-view';
import { decisiveTurn, FETCHED_MS, fetchTurns } from './image-phases';
import { episodeEvents, type LockEpisode } from './lock-episode';
import type { Timeline } from './timeline';

/** A wait for the fetch lock shorter than this is the lock's own overhead, not another boot's fetch. */
const WAITED_MS = 50;

const SECONDS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

/**
 * Whether a boot fetched its image, waited for another's fetch, or found it, as far as its own lines tell:
 * nova.virt.libvirt.imagebackend takes the `fetch_func_sync` lock only where the base file is missing (from Icehouse on;
 * before, also where it is there, but then holds it for no time).
 */
export function cacheVerdict(view: AttemptView): CacheVerdict {
  const { compute, controller, postedPhases, facts, isFetchAmbiguous } = view;
  return (
    reported([...controller.events, ...compute.events, ...postedPhases]) ??
    withoutCache(compute) ??
    fetched(compute, facts.image?.cacheKey ?? null) ??
    (isFetchAmbiguous ? ambiguous() : warm(compute)) ??
    unknown(facts.image)
  );
}

function ambiguous(): CacheVerdict {
  const reason =
    'Several instances of its request took the fetch lock at one moment: which did what is not told.';
  return verdict('unknown', 'none', reason, []);
}

function verdict(
  state: CacheState,
  basis: CacheVerdict['basis'],
  reason: string,
  events: readonly (Event | null)[],
): CacheVerdict {
  return { state, basis, reason, evidence: evidenceIds(events.filter((event) => event !== null)) };
}

function reported(all: readonly Event[]): CacheVerdict | null {
  for (const event of all) {
    const state = CACHE_STATES.find((known) => known === event.attributes.cache);
    if (state !== undefined && state !== 'unknown') {
      return verdict(state, 'reported', `The shipper reports the cache as ${state}.`, [event]);
    }
  }
  return null;
}

function withoutCache(compute: Timeline): CacheVerdict | null {
  const rbd = compute.find('rbd_imported') ?? compute.find('rbd_cloned') ?? compute.find('image_copied');
  if (rbd !== null) {
    const how =
      rbd.name === 'rbd_imported' ? 'imported into' : rbd.name === 'rbd_cloned' ? 'cloned in' : 'copied to';
    return verdict('none', 'observed', `The disk was ${how} Ceph rbd: no image cache is involved.`, [rbd]);
  }
  const volume = compute.find('volume_booted');
  const usesBaseFile =
    compute.find('qemu_img_create') !== null || compute.find('image_lock_acquired') !== null;
  if (volume === null || usesBaseFile || volume.attributes.volumeKind === 'blank') return null;
  return verdict('none', 'observed', 'The instance boots from a volume: no image cache is involved.', [
    volume,
  ]);
}

function fetched(compute: Timeline, cacheKey: string | null): CacheVerdict | null {
  const turn = decisiveTurn(fetchTurns(compute, cacheKey));
  const convert = ['image_converted', 'image_convert_started', 'image_converting'].map(compute.find);
  const isConverted = convert.some((event) => event !== null);
  const lines = [...episodeEvents(turn), ...convert];
  const heldMs = turn?.heldMs ?? null;
  if (isConverted || (heldMs !== null && heldMs > FETCHED_MS)) {
    return verdict('cold', 'observed', leaderReason(heldMs, isConverted), lines);
  }
  if (turn === null) return null;
  if (heldMs === null) {
    return verdict('cold', 'observed', 'Took the fetch lock and was not seen to release it.', lines);
  }
  return (turn.waitedMs ?? 0) > WAITED_MS ? follower(turn) : found(turn);
}

function leaderReason(heldMs: number | null, isConverted: boolean): string {
  const converted = isConverted ? ' and converted it' : '';
  const held = heldMs === null ? '' : `: held the fetch lock ${SECONDS.format(heldMs / 1000)} s`;
  return `Fetched the image${converted}${held}.`;
}

function follower(turn: LockEpisode): CacheVerdict {
  const waited = SECONDS.format((turn.waitedMs ?? 0) / 1000);
  return verdict(
    'follower',
    'observed',
    `Waited ${waited} s for the fetch lock and then found the image there: another boot fetched it.`,
    episodeEvents(turn),
  );
}

function found(turn: LockEpisode): CacheVerdict {
  return verdict(
    'warm',
    'observed',
    'Got the fetch lock at once and had nothing to fetch: the image was there.',
    episodeEvents(turn),
  );
}

/** Only where the log shows lock lines does the absence of a fetch lock say anything. */
function warm(compute: Timeline): CacheVerdict | null {
  const disk = ['disk_lock_acquired', 'qemu_img_create', 'qemu_img_created'].map(compute.find);
  const first = disk.find((event) => event !== null) ?? null;
  const logsLocks = compute.events.some(
    (event) => event.attributes.waitedMs !== undefined || event.attributes.heldMs !== undefined,
  );
  if (first === null || first.cacheKey === null) return null;
  if (!logsLocks && compute.find('disk_lock_acquired') === null) return null;
  return verdict(
    'warm',
    'observed',
    'Made its disk from the cached image without taking the fetch lock.',
    disk,
  );
}

function unknown(image: ImageRef | null): CacheVerdict {
  const reason =
    image?.cacheKey === undefined
      ? 'The lines name neither the image nor its base file.'
      : 'The lines do not show whether the image was fetched.';
  return verdict('unknown', 'none', reason, []);
}
