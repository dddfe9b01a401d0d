import type { BootFilter } from '@/lib/domain/cohort';
import type { Marker, MarkerList } from '@/lib/domain/marker';
import { noticeImages, noticeReleases } from '@/lib/domain/noticed-markers';
import type { Database } from './database';
import { type MarkerNames, namesMeantBy } from './marker-names';
import { listPostedMarkers } from './markers';
import { imageSightings, releaseSightings } from './noticed-sightings';

/** Markers that are read of a window, before those of other images, flavors and hosts are left out. */
const READ = 2000;

/** What of a filter markers are told apart by. */
export type MarkerFilter = Pick<BootFilter, 'cloud' | 'image' | 'flavor' | 'host' | 'fromMs' | 'toMs'>;

/**
 * The changes in the filter's window that concern its boots, posted and noticed, oldest first; of too many the newest
 * `limit`. A change that is narrowed to an image, flavor, host or cloud concerns a filter that has it, or none of its kind.
 */
export async function listMarkers(db: Database, filter: MarkerFilter, limit: number): Promise<MarkerList> {
  const { fromMs = Number.NEGATIVE_INFINITY, toMs = Number.POSITIVE_INFINITY } = filter;
  const [posted, images, releases, names] = await Promise.all([
    listPostedMarkers(db, filter, READ),
    imageSightings(db.pool),
    releaseSightings(db.pool),
    namesMeantBy(db.pool, filter),
  ]);
  const noticed = [...noticeImages(images), ...noticeReleases(releases)].filter(
    ({ atMs }) => atMs >= fromMs && atMs < toMs,
  );
  const found = [...posted, ...noticed]
    .filter((marker) => concerns(marker, names))
    .sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
  const markers = found.slice(-limit);
  return { markers, omitted: found.length - markers.length };
}

function concerns({ scope }: Marker, names: MarkerNames): boolean {
  return (['cloud', 'image', 'flavor', 'host'] as const).every((part) => {
    const [wanted, own] = [names[part], scope[part]];
    return wanted === null || own === null || wanted.has(own);
  });
}
