import type { FlavorRef, ImageRef } from '../../dimension';
import type { Event } from '../../event';
import { flavorOf, imageOf } from '../refs';
import { instanceCount } from './own-lines';
import { type Timeline, timelineOf } from './timeline';

/** What an attempt's events say of image, flavor and name. */
export interface BootFacts {
  image: ImageRef | null;
  flavor: FlavorRef | null;
  displayName: string | null;
  attributes: Record<string, string | number | boolean>;
}

/** Kernel and ramdisk images are converted too: a conversion names the image only where nothing else does. */
const IMAGE_TRUST = [
  'api_create_called',
  'create_finished',
  'create_notified',
  'guest_defined',
  'network_info_retrieved',
  'block_device_mapping_recorded',
  'volume_booted',
];
const IMAGE_DISTRUST = ['image_converting', 'image_copy_started', 'image_copied'];
const FLAVOR_TRUST = ['create_finished', 'create_notified', 'guest_defined', 'api_create_called'];

/**
 * Merges what API body, notifications, guest XML, posted events and command lines say. `earlier` are the request's events
 * of the attempts before: they tell what was asked for, not where it was tried.
 */
export function bootFacts(own: readonly Event[], earlier: readonly Event[]): BootFacts {
  const timeline = timelineOf([...earlier, ...own]);
  return {
    image: withBaseFile(imageOf(byTrust(timeline, IMAGE_TRUST, IMAGE_DISTRUST)), timeline),
    flavor: withShape(flavorOf(byTrust(timeline, FLAVOR_TRUST, [])), timeline),
    displayName: displayNameOf(timeline),
    attributes: otherFacts(timelineOf(own)),
  };
}

function byTrust(timeline: Timeline, first: readonly string[], last: readonly string[]): Event[] {
  const listed = new Set([...first, ...last]);
  return [
    ...first.flatMap(timeline.all),
    ...timeline.events.filter((event) => !listed.has(event.name)),
    ...last.flatMap(timeline.all),
  ];
}

/** The disk's backing file names the image where nothing else does; the fetch lock does where the disk was never made. */
function withBaseFile(image: ImageRef | null, timeline: Timeline): ImageRef | null {
  if (image?.cacheKey !== undefined) return image;
  const lines = ['qemu_img_create', 'qemu_img_created', 'image_lock_acquired'].flatMap(timeline.all);
  const cacheKey = lines.find((event) => event.cacheKey !== null)?.cacheKey;
  return cacheKey === undefined || cacheKey === null ? image : { ...image, cacheKey };
}

/** To Stein the claim tells a flavor's shape. */
function withShape(flavor: FlavorRef | null, timeline: Timeline): FlavorRef | null {
  const claim = timeline.find('claim_started')?.attributes ?? {};
  const shape: FlavorRef = { ...flavor };
  for (const key of ['vcpus', 'memoryMb', 'diskGb'] as const) {
    const figure = claim[key];
    if (shape[key] === undefined && typeof figure === 'number') shape[key] = figure;
  }
  return Object.keys(shape).length === 0 ? null : shape;
}

/** The API body names a series (`web` becomes `web-1`, `web-2`): it counts only where it makes one instance. */
function displayNameOf(timeline: Timeline): string | null {
  const named = byTrust(
    timeline,
    ['create_finished', 'create_notified', 'guest_defined'],
    ['api_create_called'],
  );
  const isSeries = instanceCount(timeline.events) > 1;
  for (const { name, attributes } of named) {
    if (typeof attributes.displayName !== 'string' || attributes.displayName === '') continue;
    if (name !== 'api_create_called' || !isSeries) return attributes.displayName;
  }
  return null;
}

function otherFacts(timeline: Timeline): BootFacts['attributes'] {
  const facts: BootFacts['attributes'] = {};
  for (const key of ['release', 'hypervisor', 'node', 'volumeKind']) {
    const event = timeline.events.find(({ attributes }) => typeof attributes[key] === 'string');
    const value = event?.attributes[key];
    if (typeof value === 'string') facts[key] = value;
  }
  const ports = new Set(
    timeline.events.map(({ attributes }) => attributes.port).filter((port) => port !== undefined),
  );
  if (ports.size > 0) facts.ports = ports.size;
  if (timeline.find('config_drive_started') !== null) facts.configDrive = true;
  return facts;
}
