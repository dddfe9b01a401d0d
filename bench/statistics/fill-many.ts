import type { Boot } from '@/lib/domain/boot';
import { DimensionLedger } from '@/lib/domain/dimension-ledger';
import { toEvent } from '@/lib/domain/event-id';
import type { Database } from '@/lib/store/database';
import { insertMeasures, type MeasurableBoot } from '@/lib/store/insert-measures';
import { noteMeasured } from '@/lib/store/measure-missing';
import { ensurePartitions } from '@/lib/store/partitions';
import { replaceBoots } from '@/lib/store/replace-boots';
import { storeDimensions } from '@/lib/store/store-dimensions';
import { timestampOf } from '@/lib/store/timestamp';
import { inTransaction } from '@/lib/store/transaction';
import { type CopiedBoot, ManyBoots, SPAN_DAYS } from './many-boots';

/** What a database was filled with. */
export interface FilledMany {
  boots: number;
  nowMs: number;
}

const DAY_MS = 86_400_000;
const PART = 5000;
const MEASURED_AT_ONCE = 1000;
const WRITERS = 2;

/** Fills an empty database with boots without events: the database itself copies some boots again and again. */
export async function fillMany(
  db: Database,
  boots: number,
  onProgress: (boots: number) => void,
): Promise<FilledMany> {
  const nowMs = Date.now();
  const many = new ManyBoots(nowMs);
  const days = Array.from({ length: SPAN_DAYS + 2 }, (_, day) => nowMs - (day - 1) * DAY_MS);
  const told = many.templates.map(({ startedAtMs }) => startedAtMs);
  await ensurePartitions(db, 'phase', [...days, ...told]);
  await storeNames(db, many, nowMs);
  await storeTemplates(db, many.templates);
  const indexes = await dropIndexes(db);
  const parts = Math.ceil(boots / PART);
  const filled: FilledMany = { boots: 0, nowMs };
  let next = 0;
  const write = async () => {
    while (next < parts) {
      const part = next++;
      const copies = many.part(part, parts, Math.min(PART, boots - part * PART));
      await storeCopies(db, many, copies);
      filled.boots += copies.length;
      onProgress(filled.boots);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  await db.pool.query('DROP TABLE "template_phase", "template_boot"');
  for (const definition of indexes) await db.pool.query(definition);
  await noteMeasured(db);
  await db.pool.query('VACUUM ANALYZE');
  return filled;
}

/** Indexes that filling needs not are faster made at its end; answers how. */
async function dropIndexes(db: Database): Promise<string[]> {
  const { rows } = await db.pool.query(`
    SELECT "indexname" AS "name", "indexdef" AS "definition" FROM "pg_indexes"
    WHERE "tablename" IN ('boot', 'boot_measure') AND "indexname" NOT LIKE '%_pkey' AND "indexname" <> 'boot_id_idx'`);
  for (const { name } of rows) await db.pool.query(`DROP INDEX "${name}"`);
  return rows.map(({ definition }) => String(definition));
}

async function storeNames(db: Database, { images, flavors, hosts }: ManyBoots, nowMs: number): Promise<void> {
  const ledger = new DimensionLedger();
  const tell = (attributes: object) =>
    toEvent('default', {
      ...{
        source: 'nova',
        name: 'create_notified',
        atMs: nowMs,
        endMs: null,
        instance: null,
        requestId: null,
      },
      ...{ host: null, cacheKey: null, attempt: null, line: null },
      clock: { resolutionMs: 1, zone: 'UTC', basis: 'stamped' },
      origin: { path: null, offset: null, service: null },
      attributes: { ...attributes },
    });
  // One after another, so that their ids are in the order of their places.
  for (const image of images) ledger.addEvents([tell({ image })]);
  for (const flavor of flavors) ledger.addEvents([tell({ flavor })]);
  for (const name of hosts) ledger.hosts.set(name, { cloud: 'default', name });
  await inTransaction(db, (connection) => storeDimensions(connection, ledger));
  await db.pool.query(`
    CREATE UNLOGGED TABLE "template_boot" AS SELECT 0 AS "template", b.* FROM "boot" b WITH NO DATA;
    CREATE UNLOGGED TABLE "template_phase" AS SELECT 0 AS "template", p.* FROM "phase" p WITH NO DATA`);
}

/** Writes the templates as the projector would, then puts them aside. */
async function storeTemplates(db: Database, templates: readonly Boot[]): Promise<void> {
  await inTransaction(db, (connection) => replaceBoots(connection, [], templates));
  const ids = templates.map(({ id }) => id);
  await db.pool.query(
    `INSERT INTO "template_boot" SELECT t.place - 1, b.* FROM unnest($1::text[]) WITH ORDINALITY AS t (id, place)
     JOIN "boot" b ON b."id" = t.id`,
    [ids],
  );
  await db.pool.query(
    `INSERT INTO "template_phase" SELECT t."template", p.* FROM "template_boot" t
     JOIN "phase" p ON p."boot_id" = t."id" AND p."started_at" = t."started_at"`,
  );
  await db.pool.query('DELETE FROM "phase"');
  await db.pool.query('DELETE FROM "boot"');
  await db.pool.query(
    'CREATE INDEX ON "template_phase" ("template"); ANALYZE "template_phase", "template_boot"',
  );
}

const COPIES = `
  unnest($1::text[], $2::text[], $3::int[], $4::float8[], $5::timestamptz[], $6::text[], $7::text[], $8::text[])
    AS c ("id", "instance", "template", "factor", "started_at", "host", "image", "flavor")`;

const scaled = (column: string) => `round(${column} * c."factor" * 1000) / 1000`;

const INSERT_BOOTS = `
  INSERT INTO "boot" ("cloud", "subject", "attempt", "id", "source", "instance", "request_id", "status", "image_id",
    "flavor_id", "host_id", "cache_state", "cache_basis", "started_at", "ended_at", "total_ms", "build_ms", "search",
    "digest", "doc", "moments")
  SELECT t."cloud", 'nova:' || c."instance", 1, c."id", t."source", c."instance", NULL, t."status", i."id", f."id", h."id",
    t."cache_state", t."cache_basis", c."started_at",
    c."started_at" + (t."ended_at" - t."started_at") * c."factor", ${scaled('t."total_ms"')}, ${scaled('t."build_ms"')},
    c."instance", gen_random_uuid(),
    t."doc" || jsonb_build_object('id', c."id", 'instance', c."instance", 'host', c."host",
      'startedAtMs', extract(epoch FROM c."started_at") * 1000,
      'totalMs', ${scaled('t."total_ms"')}, 'buildMs', ${scaled('t."build_ms"')},
      'endedAtMs', extract(epoch FROM c."started_at" + (t."ended_at" - t."started_at") * c."factor") * 1000),
    '[]'
  FROM ${COPIES}
  JOIN "template_boot" t ON t."template" = c."template"
  JOIN "host" h ON h."name" = c."host"
  JOIN "image" i ON i."name" = c."image"
  JOIN "flavor" f ON f."name" = c."flavor"
  ORDER BY c."started_at"`;

const INSERT_PHASES = `
  INSERT INTO "phase" ("boot_id", "started_at", "ordinal", "key", "name", "stage", "kind", "start_ms", "duration_ms",
    "boot_ms", "parent", "concurrent", "open", "evidence")
  SELECT c."id", c."started_at", p."ordinal", p."key", p."name", p."stage", p."kind", ${scaled('p."start_ms"')},
    ${scaled('p."duration_ms"')}, ${scaled('p."boot_ms"')}, p."parent", p."concurrent", p."open", '{}'
  FROM ${COPIES} JOIN "template_phase" p ON p."template" = c."template"
  ORDER BY c."started_at"`;

async function storeCopies(db: Database, many: ManyBoots, copies: readonly CopiedBoot[]): Promise<void> {
  const values = [
    copies.map(({ id }) => id),
    copies.map(({ instance }) => instance),
    copies.map(({ template }) => template),
    copies.map(({ factor }) => factor),
    copies.map(({ startedAtMs }) => timestampOf(startedAtMs)),
    copies.map(({ host }) => many.hosts[host]),
    copies.map(({ image }) => many.images[image]?.name),
    copies.map(({ flavor }) => many.flavors[flavor]?.name),
  ];
  await Promise.all([db.pool.query(INSERT_BOOTS, values), db.pool.query(INSERT_PHASES, values)]);
  for (let from = 0; from < copies.length; from += MEASURED_AT_ONCE)
    await insertMeasures(
      db.pool,
      copies.slice(from, from + MEASURED_AT_ONCE).map((copy) => measurable(many, copy)),
    );
}

/** The copy as the database made it. */
function measurable({ templates }: ManyBoots, { id, template, factor }: CopiedBoot): MeasurableBoot {
  const boot = templates[template];
  if (!boot) throw new Error('A copy is of a template that there is');
  const scale = (ms: number) => ManyBoots.scaled(ms, factor);
  const scaleOrNull = (ms: number | null) => (ms === null ? null : scale(ms));
  return {
    ...boot,
    id,
    totalMs: scaleOrNull(boot.totalMs),
    buildMs: scaleOrNull(boot.buildMs),
    buildStartMs: scaleOrNull(boot.buildStartMs),
    phases: boot.phases.map((phase) => ({
      ...phase,
      startMs: scale(phase.startMs),
      durationMs: scale(phase.durationMs),
    })),
  };
}
