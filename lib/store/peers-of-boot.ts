import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Boot } from '@/lib/domain/boot';
import type { BootFilter } from '@/lib/domain/cohort';
import {
  ENOUGH_PEERS,
  MAX_PEERS,
  ownDurations,
  PEER_DAYS,
  type PeerChoice,
  type PeerRank,
  type PeerReport,
  peerFilterOf,
} from '@/lib/domain/peers';
import type { Percentiles } from '@/lib/domain/percentiles';
import { bootCondition } from './boot-filter';
import type { Database } from './database';
import { percentilesOf, percentilesSchema } from './figures';
import { query } from './query';
import { clampedTimestamp, epochMs } from './timestamp';

const DAY_MS = 86_400_000;

/** Names of figures that are no phases; no phase is called so. */
const TOTAL = '@total';
const BUILD = '@build';
const ON_HOST = '@on_host';

/**
 * How the boots that share the chosen traits with this boot fared, and where it stands among them: exact percentiles of
 * total, build and each phase, over running boots but itself, the newest `MAX_PEERS` of the shortest of `PEER_DAYS` that
 * holds `ENOUGH_PEERS`, or of the days that are chosen.
 */
export async function peersOfBoot(db: Database, boot: Boot, choice: PeerChoice): Promise<PeerReport> {
  const { filter, unknown } = peerFilterOf(boot, choice.traits);
  const condition = Prisma.sql`${await bootCondition(db.pool, filter)} AND b."id" <> ${boot.id}`;
  const rows = await query(db.pool, peerSql(boot, choice, condition), rowSchema);
  const byName = new Map(rows.map((row) => [row.name, row]));
  const [head] = rows;
  const days = head?.days ?? (typeof choice.days === 'number' ? choice.days : null);
  const own = ownOf(boot);
  const rankOf = (name: string) => toRank(byName.get(name), own.get(name) ?? null);
  return {
    traits: choice.traits.filter((trait) => !unknown.includes(trait)),
    unknownTraits: unknown,
    filter: { ...filter, ...windowOf(boot, days) },
    days,
    n: Math.min(head?.peers ?? 0, MAX_PEERS),
    isCapped: (head?.peers ?? 0) > MAX_PEERS,
    firstMs: head?.first_ms ?? null,
    lastMs: head?.last_ms ?? null,
    total: rankOf(TOTAL),
    build: rankOf(BUILD),
    onHost: byName.get(ON_HOST)?.percentiles ?? NOTHING,
    phases: Object.fromEntries(
      rows.flatMap(({ name }) => (name.startsWith('@') ? [] : [[name, rankOf(name)]])),
    ),
  };
}

/** A peer may have begun in the same instant. */
function windowOf(boot: Boot, days: number | null): Pick<BootFilter, 'fromMs' | 'toMs'> {
  return days === null ? {} : { fromMs: boot.startedAtMs - days * DAY_MS, toMs: boot.startedAtMs + 1 };
}

function ownOf(boot: Boot): Map<string, number | null> {
  return new Map<string, number | null>([
    ...ownDurations(boot.phases),
    [TOTAL, boot.totalMs],
    [BUILD, boot.buildMs],
  ]);
}

const rowSchema = z.object({
  name: z.string(),
  percentiles: percentilesSchema,
  faster: z.number(),
  days: z.number().nullable(),
  peers: z.number(),
  first_ms: z.number().nullable(),
  last_ms: z.number().nullable(),
});

const NOTHING: Percentiles = { n: 0, p50: null, p90: null, p95: null, p99: null, max: null };

function toRank(row: z.output<typeof rowSchema> | undefined, ownMs: number | null): PeerRank {
  const percentiles = row?.percentiles ?? NOTHING;
  const isRanked = row !== undefined && ownMs !== null && percentiles.n > 0;
  return { ...percentiles, ownMs, faster: isRanked ? row.faster / percentiles.n : null };
}

// The window is chosen first, from at most `ENOUGH_PEERS` index entries each, so that a common image is never counted.
function peerSql(boot: Boot, choice: PeerChoice, condition: Prisma.Sql): Prisma.Sql {
  const own = [...ownOf(boot)].filter(([, ms]) => ms !== null);
  return Prisma.sql`
    WITH "chosen" AS MATERIALIZED (SELECT ${chosenDays(boot, choice, condition)} AS "days"),
    "peer" AS MATERIALIZED (
      SELECT b."id", b."started_at", b."total_ms", b."build_ms", b."host_id"
      FROM "boot" b
      WHERE ${condition}
        AND b."started_at" >= COALESCE(
          ${clampedTimestamp(boot.startedAtMs)}::timestamptz - (SELECT "days" FROM "chosen") * interval '1 day', '-infinity')
        AND b."started_at" <= (SELECT CASE WHEN "days" IS NULL THEN 'infinity'::timestamptz
          ELSE ${clampedTimestamp(boot.startedAtMs)}::timestamptz END FROM "chosen")
      ORDER BY b."started_at" DESC
      LIMIT ${MAX_PEERS + 1}),
    "newest" AS MATERIALIZED (SELECT * FROM "peer" ORDER BY "started_at" DESC LIMIT ${MAX_PEERS}),
    "duration" AS (
      SELECT ${TOTAL} AS "name", "total_ms" AS "ms" FROM "newest"
      UNION ALL SELECT ${BUILD}, "build_ms" FROM "newest"
      UNION ALL SELECT ${ON_HOST}, n."build_ms" FROM "newest" n
        JOIN "host" h ON h."id" = n."host_id" AND h."cloud" = ${boot.cloud} AND h."name" = ${boot.host}
      UNION ALL SELECT p."name", p."boot_ms" FROM "newest" n
        JOIN "phase" p ON p."boot_id" = n."id" AND p."started_at" = n."started_at" AND p."boot_ms" IS NOT NULL)
    SELECT d."name", ${percentilesOf(Prisma.sql`d."ms"`, Prisma.sql`TRUE`)} AS "percentiles",
      (count(*) FILTER (WHERE d."ms" < o."ms"))::int AS "faster",
      (SELECT "days" FROM "chosen") AS "days",
      (SELECT count(*)::int FROM "peer") AS "peers",
      (SELECT ${epochMs(Prisma.sql`min("started_at")`)} FROM "newest") AS "first_ms",
      (SELECT ${epochMs(Prisma.sql`max("started_at")`)} FROM "newest") AS "last_ms"
    FROM "duration" d
    LEFT JOIN unnest(${own.map(([name]) => name)}::text[], ${own.map(([, ms]) => ms)}::float8[]) AS o("name", "ms")
      ON o."name" = d."name"
    GROUP BY d."name"`;
}

function chosenDays(boot: Boot, choice: PeerChoice, condition: Prisma.Sql): Prisma.Sql {
  if (choice.days === 'all') return Prisma.sql`NULL::int`;
  if (choice.days !== null) return Prisma.sql`${choice.days}::int`;
  const cases = PEER_DAYS.flatMap((days) =>
    days === null
      ? []
      : [
          Prisma.sql`WHEN (SELECT count(*) FROM (
            SELECT 1 FROM "boot" b WHERE ${condition}
              AND b."started_at" BETWEEN ${clampedTimestamp(boot.startedAtMs - days * DAY_MS)}::timestamptz
                AND ${clampedTimestamp(boot.startedAtMs)}::timestamptz
            LIMIT ${ENOUGH_PEERS}) AS "some") = ${ENOUGH_PEERS} THEN ${days}`,
        ],
  );
  return Prisma.sql`CASE ${Prisma.join(cases, ' ')} END::int`;
}
