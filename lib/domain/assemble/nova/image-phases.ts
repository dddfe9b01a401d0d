import { type LockEpisode, lockEpisodes } from './lock-episode';
import { type Section, section, wait } from './section';
import { at, atFirst, type Bound, before, later, type Timeline } from './timeline';

/**
 * A fetch lock that finds its file present is held for a few milliseconds at most; the shortest fetch of the Zed samples
 * (a small image from the same machine) held it 1.5 s. What is held longer than this fetched.
 */
export const FETCHED_MS = 50;

/** The fetch lock's turns of the boot's own image. */
export function fetchTurns(compute: Timeline, cacheKey: string | null): LockEpisode[] {
  const ofImage = (name: string) =>
    compute.all(name).filter((event) => cacheKey === null || event.cacheKey === cacheKey);
  return lockEpisodes(
    ofImage('image_lock_requested'),
    ofImage('image_lock_acquired'),
    ofImage('image_lock_released'),
  );
}

/** The turn that fetched, else the one that waited longest; null where the boot never took the lock. */
export function decisiveTurn(turns: readonly LockEpisode[]): LockEpisode | null {
  return (
    [...turns].sort(
      (a, b) => (b.heldMs ?? 0) - (a.heldMs ?? 0) || (b.waitedMs ?? 0) - (a.waitedMs ?? 0),
    )[0] ?? null
  );
}

/** The phases of image and disk. */
export function imagePhases(compute: Timeline, cacheKey: string | null): Section[] {
  const outer = whole(compute);
  const parent = outer[0]?.name ?? 'image';
  const inner = [...fetch(compute, cacheKey), ...disk(compute)].map((part) => ({ ...part, parent }));
  return [...outer, ...inner];
}

function whole(compute: Timeline): Section[] {
  const begun = at(compute.find('image_started'));
  const end = at(compute.find('disks_created')) ?? lastOfDisk(compute);
  if (begun !== null && end !== null) return section('image', begun, end);
  const xml = at(compute.find('network_info_retrieved'));
  const undivided = begun ?? at(compute.find('qemu_img_create'));
  if (xml !== null && undivided !== null) return section('disk', undivided, xml);
  const vmStarted = at(compute.find('vm_started'));
  const isUndivided = xml === null && compute.find('guest_defined') === null;
  if (begun !== null && vmStarted !== null && isUndivided) {
    return section('prepare', begun, vmStarted, [
      compute.find('config_drive_started'),
      compute.find('config_drive_creating'),
      ...compute.all('vif_attached'),
    ]);
  }
  return section('image', begun, null);
}

/** Before Stein nothing says that the disks are done: the last line about them does. */
function lastOfDisk(compute: Timeline): Bound | null {
  return later(
    later(at(compute.find('qemu_img_created')), at(compute.all('disk_lock_released').at(-1) ?? null)),
    at(compute.find('rbd_imported')),
  );
}

function fetch(compute: Timeline, cacheKey: string | null): Section[] {
  const turn = decisiveTurn(fetchTurns(compute, cacheKey));
  const convertBegun = atFirst(compute, 'image_converting', 'image_convert_started');
  const converted = compute.find('image_converted');
  const phases: Section[] = [];
  if (turn !== null) {
    const asked =
      turn.requested === null ? before(turn.acquired, turn.waitedMs ?? undefined) : at(turn.requested);
    phases.push(...wait('image_lock_wait', asked, at(turn.acquired)));
    const isFetch = convertBegun !== null || (turn.heldMs ?? Infinity) > FETCHED_MS;
    if (isFetch) phases.push(...section('image_fetch', at(turn.acquired), convertBegun ?? at(turn.released)));
  }
  return [
    ...phases,
    ...section(
      'image_convert',
      convertBegun ?? before(converted, converted?.attributes.tookMs),
      at(converted),
      [compute.find('image_convert_started')],
    ),
    ...section('image_copy', at(compute.find('image_copy_started')), at(compute.find('image_copied'))),
  ];
}

function disk(compute: Timeline): Section[] {
  const created = compute.find('qemu_img_created');
  const begun = at(compute.find('qemu_img_create')) ?? before(created, created?.attributes.tookMs);
  const locked = compute.find('disk_lock_acquired');
  return [
    ...wait('disk_lock_wait', before(locked, locked?.attributes.waitedMs), at(locked)),
    ...(created === null ? [] : section('qemu_img_create', begun, at(created))),
  ];
}
