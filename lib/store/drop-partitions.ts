import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { PartitionedTable } from './partitions';
import { type Connection, query } from './query';

const partitionRowSchema = z.object({ name: z.string(), isDetaching: z.boolean() });

/** Of a month's partition. */
const NAME = /^(?:event|phase)_(\d{4})_(\d{2})$/;

/**
 * Drops the monthly partitions of a table that hold nothing from this moment on, without holding up those who read or write
 * the others. Call it outside any transaction. One that was interrupted at it is finished.
 * @param beforeMs Unix milliseconds
 * @returns the names of the partitions dropped
 */
export async function dropPartitionsBefore(
  connection: Connection,
  table: PartitionedTable,
  beforeMs: number,
): Promise<string[]> {
  const dropped: string[] = [];
  for (const { name, isDetaching } of await partitionsOf(connection, table)) {
    if (endOf(name) > beforeMs) continue;
    const how = isDetaching ? 'FINALIZE' : 'CONCURRENTLY';
    await connection.query(`ALTER TABLE "${table}" DETACH PARTITION "${name}" ${how}`);
    await connection.query(`DROP TABLE "${name}"`);
    dropped.push(name);
  }
  return dropped;
}

function partitionsOf(connection: Connection, table: PartitionedTable) {
  return query(
    connection,
    Prisma.sql`
      SELECT c."relname" AS "name", i."inhdetachpending" AS "isDetaching"
      FROM "pg_inherits" i JOIN "pg_class" c ON c."oid" = i."inhrelid"
      WHERE i."inhparent" = to_regclass(${table})
      ORDER BY c."relname"`,
    partitionRowSchema,
  );
}

/** Unix milliseconds at which a partition's month ends; a partition that another hand made is never at its end. */
function endOf(name: string): number {
  const [, year, month] = NAME.exec(name) ?? [];
  return year === undefined ? Number.POSITIVE_INFINITY : Date.UTC(Number(year), Number(month));
}
