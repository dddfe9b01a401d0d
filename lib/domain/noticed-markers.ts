import { group } from 'd3-array';
import type { Marker } from './marker';
import { markerIdOf, NOTICED_PREFIX } from './marker-id';

/** The first boot of an image, by its name and id. */
export interface ImageSighting {
  cloud: string;
  name: string;
  /** Glance id or cache key. */
  image: string;
  /** Unix milliseconds. */
  firstMs: number;
}

/** The first boot of a release: `26.2.2`, or as narrow a range as the lines tell, `6.0 to 6.10`, `7.0 or later`. */
export interface ReleaseSighting {
  cloud: string;
  source: string;
  release: string;
  /** Unix milliseconds. */
  firstMs: number;
}

/** An image's name that later boots have with another id: it was replaced at the first of them. */
export function noticeImages(sightings: readonly ImageSighting[]): Marker[] {
  return [...group(sightings, ({ cloud, name }) => JSON.stringify([cloud, name])).values()].flatMap((twins) =>
    byTime(twins)
      .slice(1)
      .map(({ cloud, name, image, firstMs }) =>
        noticed('image', firstMs, `${name} is a new image`, { cloud, image }),
      ),
  );
}

/**
 * A release that differs from all that its cloud showed before. Ranges of releases that overlap may be the same one, told
 * by other lines, and are no change.
 */
export function noticeReleases(sightings: readonly ReleaseSighting[]): Marker[] {
  const places = group(sightings, ({ cloud, source }) => JSON.stringify([cloud, source]));
  return [...places.values()].flatMap((ofPlace) => {
    const inOrder = byTime(ofPlace);
    return inOrder
      .filter(
        ({ release }, index) =>
          index > 0 && inOrder.slice(0, index).every((earlier) => areApart(earlier.release, release)),
      )
      .map(({ cloud, source, release, firstMs }) =>
        noticed('release', firstMs, `${PRODUCTS[source] ?? source} ${release}`, { cloud, image: null }),
      );
  });
}

const PRODUCTS: Record<string, string> = { nova: 'Nova', opennebula: 'OpenNebula' };

function byTime<Sighting extends { firstMs: number }>(sightings: readonly Sighting[]): Sighting[] {
  return [...sightings].sort((a, b) => a.firstMs - b.firstMs);
}

function noticed(
  kind: 'image' | 'release',
  atMs: number,
  title: string,
  scope: { cloud: string; image: string | null },
): Marker {
  const told = { atMs, kind, title, scope: { flavor: null, host: null, ...scope } };
  return { ...told, id: `${NOTICED_PREFIX}${markerIdOf(told)}`, url: null, basis: 'noticed' };
}

function areApart(one: string, other: string): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return endsBefore(a, b) || endsBefore(b, a);
}

function endsBefore({ last }: ReleaseRange, { first }: ReleaseRange): boolean {
  return last !== null && last.localeCompare(first, 'en', { numeric: true }) < 0;
}

interface ReleaseRange {
  first: string;
  /** Null: any later one. */
  last: string | null;
}

function rangeOf(release: string): ReleaseRange {
  const [first = '', last] = release.split(' to ');
  if (last !== undefined) return { first, last };
  return first.endsWith(' or later')
    ? { first: first.slice(0, -' or later'.length), last: null }
    : { first, last: first };
}
