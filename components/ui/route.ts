import type { Route } from 'next';

/** A path with its query as a typed route. The caller guarantees that the path is one of ours and its parts are encoded. */
export function toRoute(path: string): Route {
  return path as Route;
}

/** Path of a boot's page. */
export function bootRoute(id: string, query = ''): Route {
  return toRoute(`/boots/${encodeURIComponent(id)}${query}`);
}

/** Path of the page of one image, flavor or host. */
export function memberRoute(dimension: 'image' | 'flavor' | 'host', value: string, query = ''): Route {
  return toRoute(`/${dimension}s/${encodeURIComponent(value)}${query}`);
}

/** Path of a comparison of a boot: with another one, or with the median of its peers. */
export function compareRoute(id: string, other: string | 'peers' = 'peers'): Route {
  return toRoute(`/compare?a=boot:${id}&b=${other === 'peers' ? other : `boot:${other}`}`);
}
