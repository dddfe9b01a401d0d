import { Prisma } from '@/generated/prisma/client';
import { type Connection, execute } from './query';
import { timestampOf } from './timestamp';

/** Makes the boots that are under way but without a line since then (Unix milliseconds) dirty; answers how many they are. */
export function markSilentBoots(connection: Connection, sinceMs: number): Promise<number> {
  return execute(
    connection,
    Prisma.sql`
      INSERT INTO "dirty" ("cloud", "subject", "from_at", "to_at")
      SELECT "cloud", "subject", "started_at", "ended_at" FROM "boot"
      WHERE "status" = 'booting' AND "ended_at" < ${timestampOf(sinceMs)}::timestamptz`,
  );
}
