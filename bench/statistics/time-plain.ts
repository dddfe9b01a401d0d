import pg from 'pg';
import type { Database } from '@/lib/store/database';
import { timingOf } from '../harness/timing';
import type { PlainSql } from './plain-sql';

/** How long a plain statement took, milliseconds. */
export interface PlainTiming {
  ms: number;
  /** It was stopped then: it takes at least so long. */
  isStopped: boolean;
}

/** Few calls: each takes seconds, and one of them may be enough. */
const CALLS = 3;
const ENOUGH_MS = 10_000;
const PATIENCE_MS = 60_000;
const QUERY_CANCELED = '57014';

/** Times a statement; one that takes over a minute is stopped. */
export async function timePlain(db: Database, { text, values }: PlainSql): Promise<PlainTiming> {
  const client = new pg.Client({ connectionString: db.url, statement_timeout: PATIENCE_MS });
  await client.connect();
  const samples: number[] = [];
  const began = performance.now();
  try {
    while (samples.length < CALLS && performance.now() - began < ENOUGH_MS) {
      const from = performance.now();
      await client.query(text, values);
      samples.push(performance.now() - from);
    }
    return { ms: timingOf(samples).p50, isStopped: false };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== QUERY_CANCELED) throw error;
    return { ms: PATIENCE_MS, isStopped: true };
  } finally {
    await client.end();
  }
}
