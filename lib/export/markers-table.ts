import type { Marker } from '@/lib/domain/marker';
import type { Table } from './csv';

/** Changes, one a row. */
export function markersTable(markers: readonly Marker[]): Table {
  return {
    columns: ['id', 'at', 'kind', 'title', 'cloud', 'image', 'flavor', 'host', 'url', 'basis'],
    rows: markers.map(({ id, atMs, kind, title, scope, url, basis }) => [
      ...[id, new Date(atMs).toISOString(), kind, title],
      ...[scope.cloud, scope.image, scope.flavor, scope.host, url, basis],
    ]),
  };
}
