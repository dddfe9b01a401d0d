import { parentPort, workerData } from 'node:worker_threads';
import { createDatabase } from '@/lib/store/database';
import { STOP } from '@/lib/threads/supervise-thread';
import { IndexUnavailableError } from '../../shards/index-unavailable-error';
import type { Shard } from '../../shards/shard';
import { keepIndex } from '../index-keeper';
import type { IndexThreadData, ThreadNews, ThreadQuestion } from './messages';

/** A read of changes, and one to spare. */
const CONNECTIONS = 2;

const { databaseUrl, maxBytes, part }: IndexThreadData = workerData;
const db = createDatabase(databaseUrl, CONNECTIONS);
const tell = (news: ThreadNews) => parentPort?.postMessage(news);
const keeper = keepIndex(db, maxBytes, { part, onState: (state) => tell({ state }) });

parentPort?.on('message', (message: ThreadQuestion | typeof STOP) => {
  if (message === STOP) void stop();
  else void answer(message);
});

async function answer({ call, method, parameters }: ThreadQuestion): Promise<void> {
  try {
    const shard = keeper.shards()?.[0];
    if (!shard) throw new IndexUnavailableError();
    const ask = shard[method] as (...parameters: unknown[]) => ReturnType<Shard[typeof method]>;
    tell({ call, answer: await ask.apply(shard, parameters) });
  } catch (error) {
    tell({ call, error });
  }
}

async function stop(): Promise<void> {
  await keeper.stop();
  await db.close().finally(() => parentPort?.close());
}
