import type { IndexState } from '@/lib/domain/statistics/answer';
import type { MeasurePart } from '@/lib/store/stream-measures';
import type { Shard } from '../../shards/shard';

/** What a thread of the index is started with. An object, for the bundler adds to it. */
export interface IndexThreadData {
  databaseUrl: string;
  /** Memory that its columns may take, bytes. */
  maxBytes: number;
  part: MeasurePart;
}

/** A question to a thread. */
export interface ThreadQuestion {
  call: number;
  method: keyof Shard;
  parameters: unknown[];
}

/** What a thread says: how far it is, unasked; or the answer to a question. */
export type ThreadNews =
  | { state: IndexState }
  | { call: number; answer: unknown }
  | { call: number; error: unknown };
