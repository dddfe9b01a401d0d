import { cacheKeyOf } from '@/lib/domain/cache-key';
import type { ImageRef } from '@/lib/domain/dimension';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const BASE_FILE = /(?:^|\/)([0-9a-f]{40})$/;

/** An image named by its Glance id, with the name that its file has in the cache. */
export function imageOf(id: string, more: Omit<ImageRef, 'id' | 'cacheKey'> = {}): ImageRef {
  const lower = id.toLowerCase();
  return { id: lower, cacheKey: cacheKeyOf(lower), ...more };
}

/** The image in an `imageRef`, which old clients send as a URL; null for none, as when a volume is booted. */
export function imageOfRef(ref: unknown): ImageRef | null {
  if (typeof ref !== 'string') return null;
  const id = ref.slice(ref.lastIndexOf('/') + 1);
  return UUID.test(id) ? imageOf(id) : null;
}

/** The cache key in the path of a base file; null for resized, swap and ephemeral files, which are no images. */
export function cacheKeyOfPath(path: string): string | null {
  return BASE_FILE.exec(path)?.[1] ?? null;
}
