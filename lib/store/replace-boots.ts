import { hash } from 'node:crypto';
import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Boot, BootStatus } from '@/lib/domain/boot';
import { flavorKeyOf, imageKeyOf } from '@/lib/domain/dimension-key';
import { instanceSubject } from '@/lib/domain/subject';
import type { BootDoc } from './boot-row';
import { type BulkColumn, bulkItems, bulkNames, bulkValues } from './bulk-columns';
import { insertMeasures } from './insert-measures';
import { insertPhases } from './insert-phases';
import { type Connection, execute, query } from './query';
import { storableJson, storableText, storableTextOrNull } from './storable-text';
import type { SubjectKey } from './subject-key';
import { timestampOf } from './timestamp';

/** What became of the boots of some instances. */
export interface Replaced {
  /** Boots written or removed. */
  written: number;
  /** Those that are now seen to run, or to have failed, and were not before. */
  ended: Boot[];
}

/**
 * Makes the boots of these instances exactly `boots`, which must be of no other instance. What did not change is not written.
 * Needs their images, flavors and hosts in their tables and the partitions of their phases. Call it in a transaction that
 * no other projection of the same instances runs beside.
 */
export async function replaceBoots(
  connection: Connection,
  subjects: readonly SubjectKey[],
  boots: readonly Boot[],
): Promise<Replaced> {
  const stored = await readStored(connection, subjects);
  const digestById = new Map(stored.map((row) => [row.id, row.digest]));
  const digested = boots.map(digestBoot);
  const changed = digested.filter(({ boot, digest }) => digestById.get(boot.id) !== digest);
  const unchanged = new Set(
    digested.filter(({ boot, digest }) => digestById.get(boot.id) === digest).map(({ boot }) => boot.id),
  );
  const outdated = stored.filter(({ id }) => !unchanged.has(id));
  await remove(connection, outdated);
  await insertBoots(connection, changed);
  const current = changed.map(({ boot }) => boot);
  await insertPhases(connection, current);
  await insertMeasures(connection, current);
  const statusById = new Map(stored.map(({ id, status }) => [id, status]));
  return {
    written: Math.max(outdated.length, changed.length),
    ended: current.filter(({ id, status }) => hasEnded(status, statusById.get(id))),
  };
}

const ENDS: readonly BootStatus[] = ['running', 'failed'];

function hasEnded(status: BootStatus, before: string | undefined): boolean {
  return ENDS.includes(status) && status !== before;
}

const storedRowSchema = z.object({
  id: z.string(),
  started_at: z.string(),
  digest: z.string(),
  status: z.string(),
});
type StoredRow = z.output<typeof storedRowSchema>;

function readStored(connection: Connection, subjects: readonly SubjectKey[]): Promise<StoredRow[]> {
  return query(
    connection,
    Prisma.sql`
      SELECT b."id", b."started_at"::text AS "started_at", encode(uuid_send(b."digest"), 'hex') AS "digest",
        b."status"
      FROM "boot" b
      JOIN unnest(${subjects.map(({ cloud }) => cloud)}::text[], ${subjects.map(({ subject }) => subject)}::text[])
        AS s ("cloud", "subject") USING ("cloud", "subject")`,
    storedRowSchema,
  );
}

async function remove(connection: Connection, rows: readonly StoredRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await execute(
    connection,
    Prisma.sql`
      DELETE FROM "phase"
      WHERE "boot_id" = ANY(${ids}::text[])
        AND "started_at" = ANY(${rows.map(({ started_at }) => started_at)}::timestamptz[])`,
  );
  await execute(connection, Prisma.sql`DELETE FROM "boot" WHERE "id" = ANY(${ids}::text[])`);
}

interface DigestedBoot {
  boot: Boot;
  /** As a uuid: 128 bits, compact in a column. */
  digest: string;
  /** The parts of the boot that are stored as JSON. */
  doc: string;
  moments: string;
}

/** Serializing a boot costs about as much as assembling it did: what is stored is what is compared. */
function digestBoot(boot: Boot): DigestedBoot {
  const { phases, moments, ...rest } = boot;
  const doc = storableJson(rest satisfies BootDoc);
  const momentsJson = storableJson(moments);
  const digest = hash('sha256', `${doc}\n${momentsJson}\n${JSON.stringify(phases)}`).slice(0, 32);
  return { boot, digest, doc, moments: momentsJson };
}

async function insertBoots(connection: Connection, boots: readonly DigestedBoot[]): Promise<void> {
  if (boots.length === 0) return;
  await connection.query({
    name: 'insert_boots',
    text: INSERT.text,
    values: bulkValues([...COLUMNS, ...KEYS], boots),
  });
}

const COLUMNS: readonly BulkColumn<DigestedBoot>[] = [
  { name: 'cloud', type: 'text', value: ({ boot }) => storableText(boot.cloud) },
  {
    name: 'subject',
    type: 'text',
    value: ({ boot }) => storableText(instanceSubject(boot.source, boot.instance)),
  },
  { name: 'attempt', type: 'int', value: ({ boot }) => boot.attempt },
  { name: 'id', type: 'text', value: ({ boot }) => boot.id },
  { name: 'source', type: 'text', value: ({ boot }) => storableText(boot.source) },
  { name: 'instance', type: 'text', value: ({ boot }) => storableText(boot.instance) },
  { name: 'request_id', type: 'text', value: ({ boot }) => storableTextOrNull(boot.requestId) },
  { name: 'status', type: 'text', value: ({ boot }) => boot.status },
  { name: 'cache_state', type: 'text', value: ({ boot }) => boot.cache.state },
  { name: 'cache_basis', type: 'text', value: ({ boot }) => boot.cache.basis },
  { name: 'started_at', type: 'timestamptz', value: ({ boot }) => timestampOf(boot.startedAtMs) },
  { name: 'ended_at', type: 'timestamptz', value: ({ boot }) => timestampOf(boot.endedAtMs) },
  { name: 'total_ms', type: 'float8', value: ({ boot }) => boot.totalMs },
  { name: 'build_ms', type: 'float8', value: ({ boot }) => boot.buildMs },
  { name: 'search', type: 'text', value: ({ boot }) => searchTextOf(boot) },
  { name: 'digest', type: 'uuid', value: ({ digest }) => digest },
  { name: 'doc', type: 'jsonb', value: ({ doc }) => doc },
  { name: 'moments', type: 'jsonb', value: ({ moments }) => moments },
];

/** Looked up by the statement itself, since ids of rows say nothing outside the database. */
const KEYS: readonly BulkColumn<DigestedBoot>[] = [
  {
    name: 'image_key',
    type: 'text',
    value: ({ boot }) => storableTextOrNull(boot.image && imageKeyOf(boot.image)),
  },
  {
    name: 'flavor_key',
    type: 'text',
    value: ({ boot }) => storableTextOrNull(boot.flavor && flavorKeyOf(boot.flavor)),
  },
  { name: 'host_name', type: 'text', value: ({ boot }) => storableTextOrNull(boot.host) },
];

const INSERT = Prisma.sql`
  INSERT INTO "boot" (${bulkNames(COLUMNS)}, "image_id", "flavor_id", "host_id")
  SELECT ${Prisma.raw(COLUMNS.map(({ name }) => `item."${name}"`).join(', '))}, i."id", f."id", h."id"
  FROM ${bulkItems([...COLUMNS, ...KEYS])}
  LEFT JOIN "image" i ON i."cloud" = item."cloud" AND i."key" = item."image_key"
  LEFT JOIN "flavor" f ON f."cloud" = item."cloud" AND f."key" = item."flavor_key"
  LEFT JOIN "host" h ON h."cloud" = item."cloud" AND h."name" = item."host_name"`;

function searchTextOf(boot: Boot): string {
  const words = [boot.instance, boot.displayName, boot.requestId, boot.id];
  return storableText(
    words
      .filter((word) => word !== null)
      .join(' ')
      .toLowerCase(),
  );
}
