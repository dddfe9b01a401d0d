import { rollup } from 'd3-array';
import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Phase } from '@/lib/domain/boot';
import { type BootSummary, MOST_LISTED_PHASES } from '@/lib/domain/boot-summary';
import type { BootRow } from './boot-row';
import { type Connection, query } from './query';

const PHASE_COLUMNS = Prisma.sql`
  p."boot_id", p."key", p."name", p."stage", p."kind", p."start_ms", p."duration_ms", p."parent", p."concurrent",
  p."open", replace(p."evidence"::text, '-', '')::text[] AS "evidence"`;

const phaseRowSchema = z
  .object({
    boot_id: z.string(),
    key: z.string(),
    name: z.string(),
    stage: z.custom<Phase['stage']>(),
    kind: z.custom<Phase['kind']>(),
    start_ms: z.number(),
    duration_ms: z.number(),
    parent: z.string().nullable(),
    concurrent: z.boolean(),
    open: z.boolean(),
    evidence: z.array(z.string()),
  })
  .transform((row) => {
    const { key, name, stage, kind, parent, concurrent, open, evidence } = row;
    const { start_ms: startMs, duration_ms: durationMs } = row;
    const phase: Phase = { key, name, stage, kind, startMs, durationMs, parent, concurrent, open, evidence };
    return { bootId: row.boot_id, phase };
  });

/** Joins boots with all of their phases. */
export async function withPhases(connection: Connection, rows: readonly BootRow[]): Promise<BootSummary[]> {
  const phases = await allPhases(connection, rows);
  return rows.map(({ doc }) => ({ ...doc, phases: phases.get(doc.id) ?? [] }));
}

/** Joins boots with as many of their phases as a list has room for (`MOST_LISTED_PHASES`). */
export async function withListedPhases(
  connection: Connection,
  rows: readonly BootRow[],
): Promise<BootSummary[]> {
  const counts = await countPhases(connection, rows);
  const isLong = ({ doc }: BootRow) => (counts.get(doc.id) ?? 0) > MOST_LISTED_PHASES;
  const [all, top] = await Promise.all([
    allPhases(
      connection,
      rows.filter((row) => !isLong(row)),
    ),
    topPhases(connection, rows.filter(isLong)),
  ]);
  return rows.map((row) => {
    const { doc } = row;
    if (!isLong(row)) return { ...doc, phases: all.get(doc.id) ?? [] };
    return { ...doc, phases: top.get(doc.id) ?? [], phaseCount: counts.get(doc.id) };
  });
}

type PhasesByBoot = Map<string, Phase[]>;

async function allPhases(connection: Connection, rows: readonly BootRow[]): Promise<PhasesByBoot> {
  if (rows.length === 0) return new Map();
  const { ids, starts } = keysOf(rows);
  const found = await query(
    connection,
    Prisma.sql`
      SELECT ${PHASE_COLUMNS} FROM "phase" p
      WHERE p."boot_id" = ANY(${ids}::text[]) AND p."started_at" = ANY(${starts}::timestamptz[])
      ORDER BY p."boot_id", p."ordinal"`,
    phaseRowSchema,
  );
  return byBoot(found);
}

/** The phases that no other contains, of boots of very many. */
async function topPhases(connection: Connection, rows: readonly BootRow[]): Promise<PhasesByBoot> {
  if (rows.length === 0) return new Map();
  const { ids, starts } = keysOf(rows);
  const found = await query(
    connection,
    Prisma.sql`
      SELECT ${PHASE_COLUMNS}
      FROM unnest(${ids}::text[], ${starts}::timestamptz[]) AS b("id", "started_at")
      CROSS JOIN LATERAL (
        SELECT * FROM "phase"
        WHERE "boot_id" = b."id" AND "started_at" = b."started_at" AND "parent" IS NULL
        ORDER BY "ordinal"
        LIMIT ${MOST_LISTED_PHASES}
      ) p`,
    phaseRowSchema,
  );
  return byBoot(found);
}

/** How many phases each boot has. Their ordinals run from 0: the last one tells without the others being read. */
async function countPhases(connection: Connection, rows: readonly BootRow[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const { ids, starts } = keysOf(rows);
  const found = await query(
    connection,
    Prisma.sql`
      SELECT b."id", last."ordinal" + 1 AS "phases"
      FROM unnest(${ids}::text[], ${starts}::timestamptz[]) AS b("id", "started_at")
      CROSS JOIN LATERAL (
        SELECT "ordinal" FROM "phase"
        WHERE "boot_id" = b."id" AND "started_at" = b."started_at"
        ORDER BY "ordinal" DESC
        LIMIT 1
      ) last`,
    z.object({ id: z.string(), phases: z.number() }),
  );
  return new Map(found.map(({ id, phases }) => [id, phases]));
}

function byBoot(found: ReadonlyArray<{ bootId: string; phase: Phase }>): PhasesByBoot {
  return rollup(
    found,
    (rows) => rows.map(({ phase }) => phase),
    ({ bootId }) => bootId,
  );
}

function keysOf(rows: readonly BootRow[]): { ids: string[]; starts: string[] } {
  return { ids: rows.map(({ doc }) => doc.id), starts: rows.map(({ startedAt }) => startedAt) };
}
