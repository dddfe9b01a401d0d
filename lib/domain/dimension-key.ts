import { cacheKeyOf } from './cache-key';
import type { FlavorRef, ImageRef } from './dimension';

/** Begins the key of an image or flavor that is known by its name alone. */
export const NAME_KEY = 'name:';

/** What tells images apart: the cache key where the id or the cache key is known, else the name; null for an empty ref. */
export function imageKeyOf(image: ImageRef): string | null {
  if (image.cacheKey !== undefined) return image.cacheKey;
  if (image.id !== undefined) return cacheKeyOf(image.id);
  return image.name === undefined ? null : `${NAME_KEY}${image.name}`;
}

/** What tells flavors apart: the id where it is known, else the name; null for an empty ref. */
export function flavorKeyOf(flavor: FlavorRef): string | null {
  if (flavor.id !== undefined) return `id:${flavor.id}`;
  return flavor.name === undefined ? null : `${NAME_KEY}${flavor.name}`;
}
