import { group } from 'd3-array';
import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { BootFilter, Dimension, Metric } from '@/lib/domain/cohort';
import type { GroupPercentiles, PercentileReport, Percentiles } from '@/lib/domain/percentiles';
import { bootCondition } from './boot-filter';
import type { Database } from './database';
import {
  exactBySql,
  FIGURES,
  figuresShape,
  IS_RUNNING,
  METRIC_COLUMNS,
  percentilesOf,
  percentilesSchema,
} from './figures';
import { GROUP_KEYS } from './group-key';
import { type Connection, query } from './query';

/** Groups of a report; the largest are kept. */
export const MAX_GROUPS = 1000;

/** Which percentiles, of which boots, by what. */
export interface PercentileQuestion {
  dimension: Dimension;
  metric: Metric;
  filter: BootFilter;
  /** Whether also of each phase. */
  phases: boolean;
}

/**
 * Exact percentiles (percentile_cont) of running boots, by a dimension, largest group first. A phase counts once in a boot,
 * with the sum of its occurrences. At most `MAX_GROUPS` groups; `omittedGroups` tells how many more there are.
 */
export async function groupPercentiles(
  db: Database,
  question: PercentileQuestion,
): Promise<PercentileReport> {
  const { dimension, metric, filter } = question;
  const condition = await bootCondition(db.pool, filter);
  const [rows, phases] = await Promise.all([
    groupRows(db.pool, dimension, metric, condition),
    question.phases ? phaseRows(db.pool, dimension, condition) : [],
  ]);
  const phasesOf = group(phases, ({ value }) => value);
  return {
    metric,
    ...exactBySql(rows.reduce((n, row) => n + row[metric].n, 0)),
    fromMs: filter.fromMs ?? null,
    toMs: filter.toMs ?? null,
    groups: rows.map((row) => toGroup(dimension, metric, row, phasesOf.get(row.value) ?? [])),
    omittedGroups: Math.max(0, (rows[0]?.groups ?? 0) - MAX_GROUPS),
  };
}

const groupRowSchema = z.object({
  value: z.string().nullable(),
  label: z.string().nullable(),
  clouds: z.array(z.string()),
  groups: z.number(),
  ...figuresShape,
});

function groupRows(connection: Connection, dimension: Dimension, metric: Metric, condition: Prisma.Sql) {
  const key = GROUP_KEYS[dimension];
  return query(
    connection,
    Prisma.sql`
      SELECT ${key.value} AS "value", ${key.label} AS "label",
        array_agg(DISTINCT b."cloud" ORDER BY b."cloud") AS "clouds", ${FIGURES}, (count(*) OVER ())::int AS "groups"
      FROM "boot" b ${key.joins}
      WHERE ${condition}
      GROUP BY ${key.value}
      ORDER BY count(${METRIC_COLUMNS[metric]}) FILTER (WHERE ${IS_RUNNING}) DESC, count(*) DESC, ${key.value} COLLATE "C"
      LIMIT ${MAX_GROUPS}`,
    groupRowSchema,
  );
}

const phaseRowSchema = z.object({
  value: z.string().nullable(),
  name: z.string(),
  percentiles: percentilesSchema,
});

function phaseRows(connection: Connection, dimension: Dimension, condition: Prisma.Sql) {
  const key = GROUP_KEYS[dimension];
  return query(
    connection,
    Prisma.sql`
      SELECT ${key.value} AS "value", p."name", ${percentilesOf(Prisma.sql`p."boot_ms"`, Prisma.sql`TRUE`)} AS "percentiles"
      FROM "boot" b ${key.joins}
      JOIN "phase" p ON p."boot_id" = b."id" AND p."started_at" = b."started_at" AND p."boot_ms" IS NOT NULL
      WHERE ${condition} AND ${IS_RUNNING}
      GROUP BY ${key.value}, p."name"
      ORDER BY ${key.value}, p."name"`,
    phaseRowSchema,
  );
}

function toGroup(
  dimension: Dimension,
  metric: Metric,
  row: z.output<typeof groupRowSchema>,
  phases: readonly { name: string; percentiles: Percentiles }[],
): GroupPercentiles {
  return {
    key: { dimension, value: row.value, label: row.label ?? row.value ?? 'unknown', clouds: row.clouds },
    n: row[metric].n,
    failed: row.failed,
    partial: row.partial,
    cold: row.cold,
    warm: row.warm,
    total: row.total,
    build: row.build,
    byCache: {
      cold: { total: row.cold_total, build: row.cold_build },
      warm: { total: row.warm_total, build: row.warm_build },
    },
    phases: Object.fromEntries(phases.map(({ name, percentiles }) => [name, percentiles])),
  };
}
