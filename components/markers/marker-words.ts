import type { Marker, MarkerKind, MarkerScope } from '@/lib/domain/marker';
import { formatDateTime, formatOffset } from '@/lib/layout/clock-time';

/** The letter on a flag, so that kinds are told apart without colour. */
export const MARKER_LETTERS: Record<MarkerKind, string> = {
  deploy: 'D',
  image: 'I',
  release: 'R',
  config: 'C',
  maintenance: 'M',
  other: '!',
};

/** What a change concerns: `host cmp-1 in lab`, `everything`. */
export function scopeWords({ cloud, image, flavor, host }: MarkerScope): string {
  const parts = [
    image === null ? [] : [`image ${image}`],
    flavor === null ? [] : [`flavor ${flavor}`],
    host === null ? [] : [`host ${host}`],
  ].flat();
  const of = parts.join(', ');
  if (cloud === null) return of || 'everything';
  return of ? `${of} in ${cloud}` : `cloud ${cloud}`;
}

/** A change in one line, with its moment. */
export function markerWords(marker: Marker, zone: string): string {
  const { kind, title, atMs } = marker;
  return `${kind}: ${title}, ${formatDateTime(atMs, zone)} ${formatOffset(zone, atMs)}`;
}

/** Id of a change's row in the table of changes. */
export function markerRowId(id: string): string {
  return `change-${id}`;
}
