import { Worker } from 'node:worker_threads';
import type { OnEnded, ProjectorMessage } from './projector-news';
import type { ProjectorThreadData } from './projector-thread';
import type { Projector } from './start-projector';

/** Pause before a thread that failed is replaced, so that one that fails at once does not take a core. */
const RESTART_MS = 1000;

/**
 * Starts a projector in a thread of its own: assembling boots takes as long as taking their events in, and must neither
 * delay an ack nor wait for one. A thread that fails is replaced; what it had taken is dirty still.
 * @param databaseUrl a `postgres://` connection string; the thread has its own connections
 */
export function startThreadedProjector(databaseUrl: string, onEnded: OnEnded): Projector {
  const workerData: ProjectorThreadData = { databaseUrl };
  // The bundler follows exactly this form.
  const launch = () => new Worker(new URL('./projector-thread.ts', import.meta.url), { workerData });
  return superviseThread(launch, RESTART_MS, onEnded);
}

/**
 * Keeps a thread running until it is stopped. The thread posts its news (`ProjectorMessage`), and ends when it is sent anything.
 * @param restartMs pause before a thread that ended by itself is replaced
 */
export function superviseThread(
  launch: () => Worker,
  restartMs: number,
  onEnded: OnEnded = () => {},
): Projector {
  let isWorking = false;
  let isStopped = false;
  let current: Worker | null = null;
  const start = () => {
    if (isStopped) return;
    const thread = launch();
    thread.on('message', (message: ProjectorMessage) => {
      if ('ended' in message) onEnded(message.ended);
      else isWorking = message.isWorking;
    });
    thread.on('error', (error) => console.error('The projector failed and is started again:', error));
    thread.once('exit', () => {
      isWorking = false;
      current = null;
      setTimeout(start, restartMs).unref();
    });
    // The server's end is not the thread's to hold up.
    thread.unref();
    current = thread;
  };
  start();
  return {
    isWorking: () => isWorking,
    async stop() {
      isStopped = true;
      const thread = current;
      if (thread === null) return;
      // `events.once` would throw where the thread fails on its way out.
      const ended = new Promise((resolve) => thread.once('exit', resolve));
      thread.postMessage('stop');
      await ended;
    },
  };
}
