import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { BootFilter, Dimension } from '@/lib/domain/cohort';
import { bootCondition } from './boot-filter';
import type { Database } from './database';
import { likePattern } from './dimension-match';
import { GROUP_KEYS } from './group-key';
import { query } from './query';
import { storableText } from './storable-text';

/** A value that a filter can have. */
export interface DimensionValue {
  value: string;
  label: string;
  /** Number of boots that have it. */
  boots: number;
}

const MAX_VALUES = 50;

const valueRowSchema = z.object({ value: z.string(), label: z.string(), boots: z.number() });

/**
 * The values of a dimension that begin with, or else contain, a text, among the boots that match; the most frequent of them
 * first, at most 50. Boots where the dimension is unknown have none.
 */
export async function dimensionValues(
  db: Database,
  dimension: Dimension,
  text: string,
  filter: BootFilter,
): Promise<DimensionValue[]> {
  const key = GROUP_KEYS[dimension];
  const wanted = storableText(text).toLowerCase();
  const condition = await bootCondition(db.pool, filter);
  return query(
    db.pool,
    Prisma.sql`
      SELECT "value", "label", "boots" FROM (
        SELECT ${key.value} AS "value", ${key.label} AS "label", count(*)::int AS "boots"
        FROM "boot" b ${key.joins}
        WHERE ${condition}
        GROUP BY ${key.value}
      ) found
      WHERE "value" IS NOT NULL
        AND (lower("label") LIKE ${likePattern(wanted)} OR lower("value") LIKE ${likePattern(wanted)})
      ORDER BY starts_with(lower("label"), ${wanted}) DESC, "boots" DESC, "label" COLLATE "C", "value" COLLATE "C"
      LIMIT ${MAX_VALUES}`,
    valueRowSchema,
  );
}
