import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Boot } from '@/lib/domain/boot';
import {
  type BootMeasure,
  MEASURE_VERSION,
  type MeasuredPhaseKey,
  measureOf,
} from '@/lib/domain/statistics/boot-measure';
import { type BulkColumn, bulkItems, bulkNames, bulkValues } from './bulk-columns';
import { type Connection, query } from './query';
import { storableText } from './storable-text';

/** What `measureOf` reads of a boot, and its id. */
export type MeasurableBoot = Parameters<typeof measureOf>[0] & Pick<Boot, 'id'>;

/**
 * Names of phases that shippers make up without end would make every question slow: those that come after so many are
 * drawn in their boots, but not counted. So are values of attributes.
 */
const MAX_PHASES = 4000;
const MAX_FACTS = 20_000;

interface MeasuredBoot {
  id: string;
  measure: BootMeasure;
}

/** Writes what statistics count of these boots, which must be stored and have no measures. */
export async function insertMeasures(
  connection: Connection,
  boots: readonly MeasurableBoot[],
): Promise<void> {
  if (boots.length === 0) return;
  const measured = boots.map((boot) => ({ id: boot.id, measure: measureOf(boot) }));
  const phaseIds = await learnPhases(connection, measured);
  const factIds = await learnFacts(connection, measured);
  const columns = [...COLUMNS, phasesColumn(phaseIds), factsColumn(factIds)];
  await connection.query({
    name: 'insert_measures',
    text: INSERT.text,
    values: bulkValues(columns, measured),
  });
}

const COLUMNS: readonly BulkColumn<MeasuredBoot>[] = [
  { name: 'boot_id', type: 'text', value: ({ id }) => id },
  { name: 'total_bucket', type: 'int', value: ({ measure }) => measure.totalBucket },
  { name: 'build_bucket', type: 'int', value: ({ measure }) => measure.buildBucket },
  { name: 'resolution_ms', type: 'float8', value: ({ measure }) => measure.resolutionMs },
];

/** Unnesting an array of arrays would flatten it, so each list travels as text. */
function phasesColumn(ids: ReadonlyMap<string, number>): BulkColumn<MeasuredBoot> {
  return {
    name: 'phases',
    type: 'text',
    value: ({ measure }) => {
      const packed = measure.phases.flatMap((phase) => {
        const id = ids.get(phaseIdentity(phase));
        return id === undefined ? [] : [packPhase(id, phase.start, phase.duration)];
      });
      return `{${packed.join()}}`;
    },
  };
}

function factsColumn(ids: ReadonlyMap<string, number>): BulkColumn<MeasuredBoot> {
  return {
    name: 'facts',
    type: 'text',
    value: ({ measure }) => `{${measure.facts.flatMap((fact) => ids.get(factIdentity(fact)) ?? []).join()}}`,
  };
}

/** As `boot_measure.phases` holds it: below 2^53, so exact as a number. */
export function packPhase(id: number, start: number, duration: number): number {
  return id * 2 ** 32 + (start & 0xffff) * 2 ** 16 + duration;
}

const PLACEHOLDERS: readonly BulkColumn<MeasuredBoot>[] = [
  { name: 'phases', type: 'text', value: () => null },
  { name: 'facts', type: 'text', value: () => null },
];

const INSERT = Prisma.sql`
  INSERT INTO "boot_measure" ("boot_id", "cloud", "source", "status", "image_id", "flavor_id", "host_id", "cache_state",
    "cache_basis", "started_at", "ended_at", "total_ms", "build_ms", "total_bucket", "build_bucket", "resolution_ms",
    "version", "phases", "facts")
  SELECT b."id", b."cloud", b."source", b."status", b."image_id", b."flavor_id", b."host_id", b."cache_state",
    b."cache_basis", b."started_at", b."ended_at", b."total_ms", b."build_ms", item."total_bucket", item."build_bucket",
    item."resolution_ms", ${Prisma.raw(String(MEASURE_VERSION))}, item."phases"::bigint[], item."facts"::int[]
  FROM ${bulkItems([...COLUMNS, ...PLACEHOLDERS])}
  JOIN "boot" b ON b."id" = item."boot_id"
  ORDER BY b."started_at"`;

const idRowSchema = z.object({ id: z.number() });

function phaseIdentity({ name, stage, kind, parent, concurrent }: MeasuredPhaseKey): string {
  return JSON.stringify([storableText(name), stage, kind, storableText(parent ?? ''), concurrent]);
}

const PHASE_COLUMNS: readonly BulkColumn<MeasuredPhaseKey>[] = [
  { name: 'name', type: 'text', value: ({ name }) => storableText(name) },
  { name: 'stage', type: 'text', value: ({ stage }) => stage },
  { name: 'kind', type: 'text', value: ({ kind }) => kind },
  { name: 'parent', type: 'text', value: ({ parent }) => storableText(parent ?? '') },
  { name: 'concurrent', type: 'boolean', value: ({ concurrent }) => concurrent },
];

/** Ids of the phases that these boots have, by `phaseIdentity`; new ones are added. */
async function learnPhases(
  connection: Connection,
  boots: readonly MeasuredBoot[],
): Promise<Map<string, number>> {
  const wanted = new Map<string, MeasuredPhaseKey>();
  for (const { measure } of boots)
    for (const phase of measure.phases) wanted.set(phaseIdentity(phase), phase);
  const items = [...wanted.values()];
  return new Map(
    (await learn(connection, 'measured_phase', PHASE_COLUMNS, items, MAX_PHASES)).flatMap((id, index) => {
      const item = items[index];
      return id === null || !item ? [] : [[phaseIdentity(item), id]];
    }),
  );
}

type Fact = BootMeasure['facts'][number];

function factIdentity({ key, value }: Fact): string {
  return JSON.stringify([key, value]);
}

const FACT_COLUMNS: readonly BulkColumn<Fact>[] = [
  { name: 'key', type: 'text', value: ({ key }) => storableText(key) },
  { name: 'value', type: 'text', value: ({ value }) => storableText(value) },
];

async function learnFacts(
  connection: Connection,
  boots: readonly MeasuredBoot[],
): Promise<Map<string, number>> {
  const wanted = new Map<string, Fact>();
  for (const { measure } of boots) for (const fact of measure.facts) wanted.set(factIdentity(fact), fact);
  const items = [...wanted.values()];
  return new Map(
    (await learn(connection, 'measured_fact', FACT_COLUMNS, items, MAX_FACTS)).flatMap((id, index) => {
      const item = items[index];
      return id === null || !item ? [] : [[factIdentity(item), id]];
    }),
  );
}

/**
 * The row ids of these items, in their order, null where there are too many others; adds the rows that are missing. In one
 * order, so that two that add the same wait instead of deadlocking.
 */
async function learn<Item>(
  connection: Connection,
  table: 'measured_phase' | 'measured_fact',
  columns: readonly BulkColumn<Item>[],
  items: readonly Item[],
  limit: number,
): Promise<(number | null)[]> {
  if (items.length === 0) return [];
  const name = Prisma.raw(`"${table}"`);
  const names = bulkNames(columns);
  const values = bulkValues(columns, items);
  const same = Prisma.raw(
    columns.map((column) => `d."${column.name}" = item."${column.name}"`).join(' AND '),
  );
  const find = Prisma.sql`
    SELECT d."id" FROM ${bulkItems(columns, true)} LEFT JOIN ${name} d ON ${same} ORDER BY item."ordinality"`;
  const found = await idsOf(connection, find, values);
  if (!found.includes(null)) return found;
  const insert = Prisma.sql`
    INSERT INTO ${name} (${names})
    SELECT ${names} FROM ${bulkItems(columns)}
    WHERE NOT EXISTS (SELECT FROM ${name} d WHERE ${same})
      AND (SELECT count(*) FROM ${name}) < ${Prisma.raw(String(limit))}
    ORDER BY ${names}
    ON CONFLICT DO NOTHING`;
  await connection.query(insert.text, values);
  return idsOf(connection, find, values);
}

async function idsOf(
  connection: Connection,
  sql: Prisma.Sql,
  values: readonly string[],
): Promise<(number | null)[]> {
  const rows = await query(
    connection,
    { text: sql.text, values: [...values] },
    idRowSchema.extend({ id: z.number().nullable() }),
  );
  return rows.map(({ id }) => id);
}
