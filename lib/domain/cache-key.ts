import { hash } from 'node:crypto';

/** A cloud boots the same images over and over; many more than a cloud has would only fill memory. */
const REMEMBERED = 1000;

const known = new Map<string, string>();

/**
 * Name of an image's file in `_base/`: sha1 of the Glance id, lower-case hex
 * (nova.virt.libvirt.imagecache.get_cache_fname, all releases).
 */
export function cacheKeyOf(imageId: string): string {
  const remembered = known.get(imageId);
  if (remembered !== undefined) return remembered;
  const key = hash('sha1', imageId);
  if (known.size === REMEMBERED) known.clear();
  known.set(imageId, key);
  return key;
}
