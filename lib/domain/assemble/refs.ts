import { cacheKeyOf } from '../cache-key';
import type { FlavorRef, ImageRef } from '../dimension';
import type { Event } from '../event';

/**
 * The image of a boot from the events that name one, most trusted first: each field from the first event that has it.
 * The cache key follows from the image id where no event gives it.
 */
export function imageOf(events: readonly Event[]): ImageRef | null {
  const image: ImageRef = {};
  for (const event of events) {
    const named = event.attributes.image;
    if (named !== undefined && !isOtherImage(image, named)) adopt(image, named);
  }
  if (image.cacheKey === undefined && image.id !== undefined) image.cacheKey = cacheKeyOf(image.id);
  return isEmpty(image) ? null : image;
}

/** The flavor or template of a boot from the events that name one, most trusted first. */
export function flavorOf(events: readonly Event[]): FlavorRef | null {
  const flavor: FlavorRef = {};
  for (const event of events) adopt(flavor, event.attributes.flavor);
  return isEmpty(flavor) ? null : flavor;
}

/** Kernel and ramdisk images, and those of later operations, must not lend their fields. */
function isOtherImage(known: ImageRef, named: ImageRef): boolean {
  return (['id', 'cacheKey'] as const).some(
    (key) => known[key] !== undefined && named[key] !== undefined && known[key] !== named[key],
  );
}

function adopt<T extends object>(target: T, source: T | undefined): void {
  if (source === undefined || source === null || typeof source !== 'object') return;
  for (const key of Object.keys(source) as (keyof T)[]) {
    if (target[key] === undefined && source[key] !== undefined && source[key] !== null)
      target[key] = source[key];
  }
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
