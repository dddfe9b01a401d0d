import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { createDatabase, type Database } from '@/lib/store/database';
import { ensurePartitions } from '@/lib/store/partitions';

/** Rows that one pass copies: some seconds' worth. */
const ROWS = 200_000;
const PASSES = 3;

/** How fast Postgres alone takes the same events. */
export interface CopyRate {
  rows: number;
  /** Rows per second of each pass. */
  rates: number[];
}

/** The rows of the newest events as `COPY` writes them. */
export async function dumpEvents(db: Database): Promise<Buffer[]> {
  const client = await db.pool.connect();
  try {
    const chunks: Buffer[] = [];
    const stream = client.query(copyTo(`COPY (SELECT * FROM "event" LIMIT ${ROWS}) TO STDOUT`));
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return chunks;
  } finally {
    client.release();
  }
}

/** Copies dumped events into the empty event table of another database, several times. */
export async function measureCopy(
  url: string,
  dump: readonly Buffer[],
  moments: readonly number[],
): Promise<CopyRate> {
  const db = createDatabase(url, 2);
  try {
    await ensurePartitions(db, 'event', moments);
    const rates: number[] = [];
    let rows = 0;
    for (let pass = 0; pass < PASSES; pass++) {
      await db.pool.query('TRUNCATE "event"');
      const began = performance.now();
      rows = await copyIn(db, dump);
      rates.push((rows / (performance.now() - began)) * 1000);
    }
    return { rows, rates };
  } finally {
    await db.close();
  }
}

async function copyIn(db: Database, dump: readonly Buffer[]): Promise<number> {
  const client = await db.pool.connect();
  try {
    const stream = client.query(copyFrom('COPY "event" FROM STDIN'));
    await pipeline(Readable.from(dump), stream);
    return stream.rowCount;
  } finally {
    client.release();
  }
}
