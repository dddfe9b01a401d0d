import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { BootFilter } from '@/lib/domain/cohort';
import type { FlavorRef, ImageRef } from '@/lib/domain/dimension';
import type { OverviewFigures, TrendPoint } from '@/lib/domain/duration-charts';
import type { Database } from './database';
import { matchDimensions, type TableDimension } from './dimension-match';
import { durationTrend } from './duration-trend';
import { overviewFigures } from './overview-figures';
import { type Connection, query } from './query';

/** One image, flavor or host over all boots that match. */
export interface MemberSummary {
  label: string;
  /** What is known of the images or flavors of this name or id; none for hosts. */
  refs: (ImageRef | FlavorRef)[];
  figures: OverviewFigures;
  trend: TrendPoint[];
}

/** Summary of the member of a dimension that has this id or name, with its trend in `points` spans; null where there is none. */
export async function memberSummary(
  db: Database,
  member: { dimension: TableDimension; value: string; filter: BootFilter; points: number },
): Promise<MemberSummary | null> {
  const { dimension, value, points } = member;
  const filter = { ...member.filter, [dimension]: [value] };
  const match = await matchDimensions(db.pool, { [dimension]: [value] });
  const ids = match[dimension] ?? [];
  if (ids.length === 0) return null;
  const [refs, figures, trend] = await Promise.all([
    readRefs(db.pool, dimension, ids),
    overviewFigures(db, filter),
    durationTrend(db, filter, points),
  ]);
  const label = refs.find(({ name }) => name !== undefined)?.name ?? value;
  return { label, refs, figures, trend };
}

async function readRefs(
  connection: Connection,
  dimension: TableDimension,
  ids: readonly number[],
): Promise<(ImageRef | FlavorRef)[]> {
  const sql = REFS[dimension];
  if (!sql) return [];
  const rows = await query(connection, sql(ids), z.object({ ref: z.record(z.string(), z.unknown()) }));
  return rows.map(({ ref }) => ref as ImageRef | FlavorRef);
}

const REFS: Record<TableDimension, ((ids: readonly number[]) => Prisma.Sql) | null> = {
  image: (ids) => Prisma.sql`
    SELECT jsonb_strip_nulls(jsonb_build_object('id', "native_id", 'name', "name", 'cacheKey', "cache_key",
      'sizeBytes', "size_bytes", 'format', "format")) AS "ref"
    FROM "image" WHERE "id" = ANY(${[...ids]}::int[]) ORDER BY "cloud", "key"`,
  flavor: (ids) => Prisma.sql`
    SELECT jsonb_strip_nulls(jsonb_build_object('id', "native_id", 'name', "name", 'vcpus', "vcpus",
      'memoryMb', "memory_mb", 'diskGb', "disk_gb")) AS "ref"
    FROM "flavor" WHERE "id" = ANY(${[...ids]}::int[]) ORDER BY "cloud", "key"`,
  host: null,
};
