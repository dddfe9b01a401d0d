import { createHash } from 'node:crypto';

/**
 * Name of an image's file in `_base/`: sha1 of the Glance id, lower-case hex
 * (nova.virt.libvirt.imagecache.get_cache_fname, all releases).
 */
export function cacheKeyOf(imageId: string): string {
  return createHash('sha1').update(imageId).digest('hex');
}
