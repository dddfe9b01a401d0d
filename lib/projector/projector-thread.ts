import { parentPort, workerData } from 'node:worker_threads';
import { createDatabase } from '@/lib/store/database';
import { startProjector } from './start-projector';

// What `startThreadedProjector` runs in its thread.

/** The loop, the listener, and one to spare. */
const CONNECTIONS = 3;

const db = createDatabase(String(workerData), CONNECTIONS);
const projector = startProjector(db, (isWorking) => parentPort?.postMessage(isWorking));

parentPort?.once('message', () => {
  void projector
    .stop()
    .then(() => db.close())
    .finally(() => parentPort?.close());
});
