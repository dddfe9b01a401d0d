import { cacheKeyOf } from '../cache-key';
import type { FlavorRef, ImageRef } from '../dimension';
import type { Event } from '../event';

/**
 * The image of a boot from the events that name one, most trusted first: each field from the first event that has it.
 * The cache key follows from the image id where no event gives it.
 */
export function imageOf(events: readonly Event[]): ImageRef | null {
  const image: ImageRef = {};
  for (const event of events) adopt(image, event.attributes.image);
  if (image.cacheKey === undefined && image.id !== undefined) image.cacheKey = cacheKeyOf(image.id);
  return isEmpty(image) ? null : image;
}

/** The flavor or template of a boot from the events that name one, most trusted first. */
export function flavorOf(events: readonly Event[]): FlavorRef | null {
  const flavor: FlavorRef = {};
  for (const event of events) adopt(flavor, event.attributes.flavor);
  return isEmpty(flavor) ? null : flavor;
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
