import type pg from 'pg';
import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { IngestReport } from '@/lib/domain/ingest-report';
import { type BulkColumn, bulkItems, bulkValues } from './bulk-columns';
import type { Database } from './database';
import { type Connection, execute } from './query';
import { type ShipperItem, shipperItems } from './shipper-items';
import { storableText } from './storable-text';
import { timestampOf, timestampOrNull } from './timestamp';
import { commitWithoutWaiting, inTransaction } from './transaction';

/** Rejects are kept until so many newer ones came. */
const KEPT_REJECTS = 1000;
const HOUR_MS = 3_600_000;
/** Counts by the minute are kept so long, and shippers that went silent. */
const KEPT_MINUTES_MS = 48 * HOUR_MS;
const KEPT_SHIPPERS_MS = 90 * 24 * HOUR_MS;

/**
 * Notes for the operator who sent what, when, and what was refused. Unlike the events it is not synced to disk: it must not
 * hold up a shipper.
 */
export async function recordIngest(db: Database, report: IngestReport): Promise<void> {
  const items = shipperItems(report);
  const values = bulkValues(columnsAt(report.atMs), items);
  await inTransaction(db, async (connection) => {
    await commitWithoutWaiting(connection);
    await connection.query(INSERT_SHIPPERS.text, values);
    const { rows } = await connection.query(COUNT.text, [...values, timestampOf(report.atMs)]);
    const shippers = countedSchema.parse(rows);
    const refusing = shippers.find(({ holds_rejects }) => holds_rejects);
    if (refusing && report.rejects.length > 0) await keepRejects(connection, report, refusing.id);
    await pruneHourly(db.pool, connection, report.atMs);
  });
}

const countedSchema = z.array(z.object({ id: z.number(), holds_rejects: z.boolean() }));

function columnsAt(atMs: number): readonly BulkColumn<ShipperItem>[] {
  return [
    { name: 'cloud', type: 'text', value: ({ cloud }) => cloud },
    { name: 'agent', type: 'text', value: ({ agent }) => agent },
    { name: 'host', type: 'text', value: ({ host }) => host },
    { name: 'service', type: 'text', value: ({ service }) => service },
    { name: 'path', type: 'text', value: ({ path }) => path },
    { name: 'seen_at', type: 'timestamptz', value: () => timestampOf(atMs) },
    { name: 'accepted', type: 'int', value: ({ accepted }) => accepted },
    { name: 'duplicates', type: 'int', value: ({ duplicates }) => duplicates },
    { name: 'ignored', type: 'int', value: ({ ignored }) => ignored },
    { name: 'rejected', type: 'int', value: ({ rejected }) => rejected },
    { name: 'newest_at', type: 'timestamptz', value: ({ newestMs }) => timestampOrNull(newestMs) },
    { name: 'zone', type: 'text', value: ({ clock }) => clock && storableText(clock.zone) },
    { name: 'zone_basis', type: 'text', value: ({ clock }) => clock?.basis ?? null },
    { name: 'ahead_ms', type: 'float8', value: ({ newestMs }) => newestMs && newestMs - atMs },
    { name: 'holds_rejects', type: 'boolean', value: ({ holdsRejects }) => holdsRejects },
  ];
}

const COLUMNS = columnsAt(0);
const ITEMS = bulkItems(COLUMNS);
const IDENTITY = Prisma.raw(
  ['cloud', 'agent', 'host', 'service', 'path'].map((name) => `s."${name}" = item."${name}"`).join(' AND '),
);

// Conflicts are looked for first: an insert that meets one would use up a number of the id all the same.
const INSERT_SHIPPERS = Prisma.sql`
  INSERT INTO "shipper" ("cloud", "agent", "host", "service", "path", "first_seen_at", "last_seen_at")
  SELECT "cloud", "agent", "host", "service", "path", "seen_at", "seen_at" FROM ${ITEMS}
  WHERE NOT EXISTS (SELECT FROM "shipper" s WHERE ${IDENTITY})
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT DO NOTHING`;

const COUNT = Prisma.sql`
  WITH item AS (SELECT * FROM ${ITEMS}), locked AS (
    SELECT s."id" FROM "shipper" s JOIN item ON ${IDENTITY} ORDER BY s."id" FOR UPDATE OF s
  ), counted AS (
    UPDATE "shipper" s SET
      "first_seen_at" = least(s."first_seen_at", item."seen_at"),
      "last_seen_at" = greatest(s."last_seen_at", item."seen_at"),
      "accepted" = s."accepted" + item."accepted",
      "duplicates" = s."duplicates" + item."duplicates",
      "ignored" = s."ignored" + item."ignored",
      "rejected" = s."rejected" + item."rejected",
      "newest_event_at" = greatest(s."newest_event_at", item."newest_at"),
      "zone" = COALESCE(item."zone", s."zone"),
      "zone_basis" = COALESCE(item."zone_basis", s."zone_basis"),
      "ahead_ms" = greatest(s."ahead_ms", item."ahead_ms"),
      "behind_ms" = COALESCE(-item."ahead_ms", s."behind_ms")
    FROM item, locked
    WHERE s."id" = locked."id" AND ${IDENTITY}
    RETURNING s."id", item."accepted", item."duplicates", item."ignored", item."rejected", item."holds_rejects"
  ), by_minute AS (
    INSERT INTO "ingest_minute" AS m ("minute", "shipper_id", "accepted", "duplicates", "ignored", "rejected")
    SELECT date_trunc('minute', ${Prisma.raw(`$${COLUMNS.length + 1}`)}::timestamptz), "id", "accepted", "duplicates", "ignored", "rejected"
    FROM counted
    ON CONFLICT ("minute", "shipper_id") DO UPDATE SET
      "accepted" = m."accepted" + excluded."accepted",
      "duplicates" = m."duplicates" + excluded."duplicates",
      "ignored" = m."ignored" + excluded."ignored",
      "rejected" = m."rejected" + excluded."rejected"
  )
  SELECT "id", "holds_rejects" FROM counted`;

async function keepRejects(connection: Connection, report: IngestReport, shipperId: number): Promise<void> {
  const texts = (field: 'code' | 'message' | 'excerpt') =>
    report.rejects.map((reject) => storableText(reject[field]));
  await execute(
    connection,
    Prisma.sql`
      INSERT INTO "reject" ("at", "shipper_id", "code", "message", "excerpt")
      SELECT ${timestampOf(report.atMs)}::timestamptz, ${shipperId}::int, item.*
      FROM unnest(${texts('code')}::text[], ${texts('message')}::text[], ${texts('excerpt')}::text[]) AS item`,
  );
  await execute(
    connection,
    Prisma.sql`DELETE FROM "reject" WHERE "id" <= (SELECT max("id") FROM "reject") - ${KEPT_REJECTS}`,
  );
}

const prunedAt = new WeakMap<pg.Pool, number>();

async function pruneHourly(pool: pg.Pool, connection: Connection, nowMs: number): Promise<void> {
  const before = prunedAt.get(pool);
  if (before !== undefined && nowMs - before < HOUR_MS) return;
  prunedAt.set(pool, nowMs);
  await execute(
    connection,
    Prisma.sql`DELETE FROM "ingest_minute" WHERE "minute" < ${timestampOf(nowMs - KEPT_MINUTES_MS)}::timestamptz`,
  );
  await execute(
    connection,
    Prisma.sql`DELETE FROM "shipper" WHERE "last_seen_at" < ${timestampOf(nowMs - KEPT_SHIPPERS_MS)}::timestamptz`,
  );
}
