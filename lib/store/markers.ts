import type { Marker, MarkerKind } from '@/lib/domain/marker';
import { MARKER_KINDS } from '@/lib/domain/marker';
import type { Database } from './database';
import { storableText, storableTextOrNull } from './storable-text';

interface MarkerRow {
  id: string;
  at: Date;
  kind: string;
  title: string;
  url: string | null;
  cloud: string | null;
  image: string | null;
  flavor: string | null;
  host: string | null;
}

/**
 * Files a posted marker; one of the same id is replaced by it.
 * @returns whether there was none of this id
 */
export async function putMarker(db: Database, marker: Omit<Marker, 'basis'>): Promise<boolean> {
  const { id, atMs, kind, scope } = marker;
  const row = {
    at: new Date(atMs),
    kind,
    title: storableText(marker.title),
    url: storableTextOrNull(marker.url),
    cloud: storableTextOrNull(scope.cloud),
    image: storableTextOrNull(scope.image),
    flavor: storableTextOrNull(scope.flavor),
    host: storableTextOrNull(scope.host),
  };
  const { count } = await db.prisma.marker.updateMany({ where: { id }, data: row });
  if (count > 0) return false;
  const created = await db.prisma.marker.createMany({ data: { id, ...row }, skipDuplicates: true });
  return created.count > 0;
}

/** Takes a posted marker away. False where there is none of this id. */
export async function deleteMarker(db: Database, id: string): Promise<boolean> {
  const { count } = await db.prisma.marker.deleteMany({ where: { id } });
  return count > 0;
}

/** The posted markers from `fromMs` (inclusive) to `toMs` (exclusive), Unix milliseconds, newest first. */
export async function listPostedMarkers(
  db: Database,
  { fromMs, toMs }: { fromMs?: number | undefined; toMs?: number | undefined },
  limit: number,
): Promise<Marker[]> {
  const rows = await db.prisma.marker.findMany({
    where: {
      at: {
        ...(fromMs === undefined ? {} : { gte: new Date(fromMs) }),
        ...(toMs === undefined ? {} : { lt: new Date(toMs) }),
      },
    },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map(toMarker);
}

function toMarker({ id, at, kind, title, url, ...scope }: MarkerRow): Marker {
  return { id, atMs: at.getTime(), kind: knownKind(kind), title, url, scope, basis: 'posted' };
}

function knownKind(kind: string): MarkerKind {
  return MARKER_KINDS.find((known) => known === kind) ?? 'other';
}
