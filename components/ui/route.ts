import type { Route } from 'next';
import type { Dimension } from '@/lib/domain/cohort';

/** A path with its query as a typed route. The caller guarantees that the path is one of ours and its parts are encoded. */
export function toRoute(path: string): Route {
  return path as Route;
}

/** Path of a boot's page. */
export function bootRoute(id: string, query = ''): Route {
  return toRoute(`/boots/${encodeURIComponent(id)}${query}`);
}

/** Path of the table of a dimension's groups. */
export function groupsRoute(dimension: Dimension, query = ''): Route {
  const own = PATHS[dimension];
  return toRoute(`${own ?? `/groups/${dimension}`}${query}`);
}

/** Path of the page of one image, flavor, host, … */
export function memberRoute(dimension: Dimension, value: string, query = ''): Route {
  return toRoute(`${groupsRoute(dimension)}/${encodeURIComponent(value)}${query}`);
}

/** The dimensions that people ask for first have short addresses. */
const PATHS: Partial<Record<Dimension, string>> = { image: '/images', flavor: '/flavors', host: '/hosts' };
/** Path of a comparison of a boot: with another one, or with the median of its peers. */
export function compareRoute(id: string, other: string | 'peers' = 'peers'): Route {
  return toRoute(`/compare?a=boot:${id}&b=${other === 'peers' ? other : `boot:${other}`}`);
}
