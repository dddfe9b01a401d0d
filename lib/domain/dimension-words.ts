import type { Dimension } from './cohort';

/** What the dimensions are called on screen: `Transfer driver`, `transfer drivers`. */
export const DIMENSION_WORDS: Record<Dimension, { title: string; one: string; many: string }> = {
  image: { title: 'Images', one: 'image', many: 'images' },
  flavor: { title: 'Flavors', one: 'flavor', many: 'flavors' },
  host: { title: 'Hosts', one: 'host', many: 'hosts' },
  cache: { title: 'Cache states', one: 'cache state', many: 'cache states' },
  basis: { title: 'Cache bases', one: 'cache basis', many: 'cache bases' },
  source: { title: 'Sources', one: 'source', many: 'sources' },
  cloud: { title: 'Clouds', one: 'cloud', many: 'clouds' },
  status: { title: 'Statuses', one: 'status', many: 'statuses' },
  release: { title: 'Releases', one: 'release', many: 'releases' },
  transfer: { title: 'Transfer drivers', one: 'transfer driver', many: 'transfer drivers' },
};

/** A word at the beginning of a title. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
