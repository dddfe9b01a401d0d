import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { RejectRecord } from '@/lib/domain/ingest-report';
import type { Database } from './database';
import { query } from './query';
import { epochMs } from './timestamp';

const rejectRowSchema = z
  .object({
    id: z.string(),
    at_ms: z.number(),
    code: z.string(),
    message: z.string(),
    excerpt: z.string(),
    agent: z.string().nullable(),
    cloud: z.string().nullable(),
    host: z.string().nullable(),
    path: z.string().nullable(),
  })
  .transform(
    ({ at_ms, agent, cloud, host, path, ...row }): RejectRecord => ({
      ...row,
      atMs: at_ms,
      agent: agent ?? '',
      cloud: cloud ?? '',
      host: host || null,
      path: path || null,
    }),
  );

/** The refused items that came last, newest first. The newest thousand are kept. */
export function listRejects(db: Database, limit: number): Promise<RejectRecord[]> {
  return query(
    db.pool,
    Prisma.sql`
      SELECT r."id"::text, ${epochMs(Prisma.sql`r."at"`)} AS "at_ms", r."code", r."message", r."excerpt",
        s."agent", s."cloud", s."host", s."path"
      FROM "reject" r LEFT JOIN "shipper" s ON s."id" = r."shipper_id"
      ORDER BY r."id" DESC
      LIMIT ${limit}`,
    rejectRowSchema,
  );
}
