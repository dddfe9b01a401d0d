import { parentPort, workerData } from 'node:worker_threads';
import { createDatabase } from '@/lib/store/database';
import type { ProjectorMessage } from './projector-news';
import { startProjector } from './start-projector';

/** What `startThreadedProjector` hands to its thread. An object, for the bundler adds to it. */
export interface ProjectorThreadData {
  databaseUrl: string;
}

/** The loop, the listener, and one to spare. */
const CONNECTIONS = 3;

const { databaseUrl }: ProjectorThreadData = workerData;
const db = createDatabase(databaseUrl, CONNECTIONS);
const tell = (message: ProjectorMessage) => parentPort?.postMessage(message);
const projector = startProjector(db, {
  onWorking: (isWorking) => tell({ isWorking }),
  onEnded: (ended) => tell({ ended }),
});

parentPort?.once('message', () => {
  void projector
    .stop()
    .then(() => db.close())
    .finally(() => parentPort?.close());
});
