import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { type Connection, execute, query } from './query';

/** What became different since a position in the log of changes. */
export interface MeasureChanges {
  /** Ids of measures that came or went, or did both. */
  ids: Set<number>;
  /** Names, sizes or phases became known. */
  names: boolean;
  /** Everything went. */
  reset: boolean;
}

/** Changes are kept so long: whoever has not looked for longer must begin anew. */
export const CHANGES_KEPT_MS = 3_600_000;

const rowSchema = z.object({
  position: z.string(),
  xid: z.string().nullable(),
  ids: z.array(z.coerce.number()).nullable(),
});

/**
 * Reads the log of changes from now on. Transactions that began before and have not ended are read again until they have:
 * none is missed, however late it commits, and none is told twice.
 */
export class MeasureChangeReader {
  private position: string | null = null;
  private seen = new Set<string>();

  /** Forgets what was read: the next changes are those that are committed after this. */
  async begin(connection: Connection): Promise<void> {
    const [row] = await query(connection, POSITION, z.object({ position: z.string() }));
    this.position = row?.position ?? null;
    this.seen = new Set();
  }

  /** What was committed since the last call. */
  async read(connection: Connection): Promise<MeasureChanges> {
    const rows = await query(connection, changesSince(this.position ?? '0'), rowSchema);
    const changes: MeasureChanges = { ids: new Set(), names: false, reset: false };
    const seen = new Set<string>();
    for (const { position, xid, ids } of rows) {
      this.position = position;
      if (xid === null) continue;
      seen.add(xid);
      if (this.seen.has(xid)) continue;
      if (ids === null) changes.reset = true;
      else if (ids.length === 0) changes.names = true;
      for (const id of ids ?? []) changes.ids.add(id);
    }
    this.seen = seen;
    return changes;
  }
}

const POSITION = Prisma.sql`SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS "position"`;

function changesSince(position: string): Prisma.Sql {
  return Prisma.sql`
    SELECT s."position"::text AS "position", c."xid"::text AS "xid", c."ids"
    FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS "position") s
    LEFT JOIN "measure_change" c ON c."xid" >= ${position}::xid8`;
}

/** Removes changes that nobody need read any more; answers how many. */
export function pruneMeasureChanges(connection: Connection): Promise<number> {
  return execute(
    connection,
    Prisma.sql`
      DELETE FROM "measure_change"
      WHERE "at" < now() - ${CHANGES_KEPT_MS} * interval '1 millisecond'
        AND "xid" < pg_snapshot_xmin(pg_current_snapshot())`,
  );
}

/** Which of these measures there are. */
export async function existingMeasures(connection: Connection, ids: Iterable<number>): Promise<Set<number>> {
  const rows = await query(
    connection,
    Prisma.sql`SELECT "id"::float8 AS "id" FROM "boot_measure" WHERE "id" = ANY(${[...ids]}::bigint[])`,
    z.object({ id: z.number() }),
  );
  return new Set(rows.map(({ id }) => id));
}
