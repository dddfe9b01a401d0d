import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '@/generated/prisma/client';

/** One connection pool, reachable through Prisma for entities and directly for hot paths. */
export interface Database {
  /** The connection string. */
  url: string;
  prisma: PrismaClient;
  pool: pg.Pool;
  /** Waits for the queries under way, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Opens a database; connects on first use.
 * @param url a `postgres://` connection string
 * @param maxConnections size of the pool
 */
export function createDatabase(url: string, maxConnections = 10): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    application_name: 'bootfall',
    // A stamp must not change its text with the server's own zone.
    options: '-c TimeZone=UTC',
  });
  // An idle connection that the server closes reports here; unheard it would end the process. The next query reconnects.
  pool.on('error', () => {});
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    url,
    prisma,
    pool,
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
