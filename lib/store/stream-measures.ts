import type { Readable } from 'node:stream';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { MeasureRows, MeasureWords } from '@/lib/domain/statistics/measure-rows';
import type { Database } from './database';
import { MeasureReader } from './measure-reader';

const COLUMNS = `"id", "started_at", "ended_at", "total_ms", "build_ms", "total_bucket", "build_bucket", "resolution_ms",
  "image_id", "flavor_id", "host_id", "cache_state", "cache_basis", "status", "source", "cloud", "facts", "phases"`;

/** Where the next page of measures begins: before this moment (Unix microseconds), and at it before this id. */
export interface MeasureCursor {
  startMicros: number;
  id: number;
}

/** One of so many parts of all measures. Those of a host are in one part, so that who was under way beside whom is known there. */
export interface MeasurePart {
  /** From 0. */
  number: number;
  of: number;
}

export const ALL_MEASURES: MeasurePart = { number: 0, of: 1 };

/** SQL that holds for the measures of a part. */
function isInPart({ number, of }: MeasurePart): string {
  return of === 1 ? 'TRUE' : `coalesce("host_id", 0) % ${whole(of)} = ${whole(number)}`;
}

/** The newest measures of a part before a cursor, at most `limit`, newest first. */
export function streamMeasures(
  db: Database,
  words: MeasureWords,
  part: MeasurePart,
  { before, limit }: { before: MeasureCursor | null; limit: number },
): Promise<MeasureRows> {
  const isBefore = before
    ? `("started_at", "id") < ('epoch'::timestamptz + interval '1 microsecond' * ${whole(before.startMicros)}, ${whole(before.id)})`
    : 'TRUE';
  return copyRows(
    db,
    words,
    `WHERE ${isBefore} AND ${isInPart(part)} ORDER BY "started_at" DESC, "id" DESC LIMIT ${whole(limit)}`,
  );
}

/** The measures of these ids, as far as the part has any. */
export function streamMeasuresById(
  db: Database,
  words: MeasureWords,
  part: MeasurePart,
  ids: Iterable<number>,
): Promise<MeasureRows> {
  return copyRows(
    db,
    words,
    `WHERE "id" = ANY('{${[...ids].map(whole).join()}}'::bigint[]) AND ${isInPart(part)} ORDER BY "started_at"`,
  );
}

/** COPY takes no parameters: numbers are written into the statement, and nothing else. */
function whole(number: number): string {
  if (!Number.isSafeInteger(number)) throw new RangeError(`${number} is no whole number`);
  return String(number);
}

async function copyRows(db: Database, words: MeasureWords, rest: string): Promise<MeasureRows> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    const stream = client.query(
      copyTo(`COPY (SELECT ${COLUMNS} FROM "boot_measure" ${rest}) TO STDOUT (FORMAT binary)`),
    );
    return new MeasureReader(words).read(await collect(stream));
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function collect(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Number of measures, as near as the planner's statistics know; counted where there are few. */
export async function estimateMeasures(connection: Pick<pg.Pool, 'query'>): Promise<number> {
  const { rows } = await connection.query(`
    SELECT CASE WHEN c."reltuples" < 100000 THEN (SELECT count(*) FROM "boot_measure") ELSE c."reltuples" END::float8
      AS "measures"
    FROM "pg_class" c WHERE c."oid" = '"boot_measure"'::regclass`);
  return Number(rows[0]?.measures ?? 0);
}

/** The id of a boot's measure; null where it has none. */
export async function findMeasureId(
  connection: Pick<pg.Pool, 'query'>,
  bootId: string,
): Promise<number | null> {
  const { rows } = await connection.query(
    `SELECT "id"::float8 AS "id" FROM "boot_measure" WHERE "boot_id" = $1`,
    [bootId],
  );
  return rows[0] ? Number(rows[0].id) : null;
}
