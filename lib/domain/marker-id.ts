import { createHash } from 'node:crypto';
import type { Marker } from './marker';

/** Ids of noticed markers begin so, and no posted one does. */
export const NOTICED_PREFIX = 'noticed-';

/** An id that follows from what a change is: the same change told twice is one marker. */
export function markerIdOf({ atMs, kind, title, scope }: Omit<Marker, 'id' | 'basis' | 'url'>): string {
  const { cloud, image, flavor, host } = scope;
  const content = JSON.stringify([atMs, kind, title, cloud, image, flavor, host]);
  return createHash('sha256').update(content).digest('hex').slice(0, 20);
}
