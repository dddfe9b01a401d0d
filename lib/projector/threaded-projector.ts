import { Worker } from 'node:worker_threads';
import { superviseThread } from '@/lib/threads/supervise-thread';
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
  return superviseProjector(launch, RESTART_MS, onEnded);
}

/** A projector in threads that post its news (`ProjectorMessage`). */
export function superviseProjector(
  launch: () => Worker,
  restartMs: number,
  onEnded: OnEnded = () => {},
): Projector {
  let isWorking = false;
  const thread = superviseThread({
    ...{ launch, restartMs, name: 'The projector' },
    onMessage(message) {
      const news = message as ProjectorMessage;
      if ('ended' in news) onEnded(news.ended);
      else isWorking = news.isWorking;
    },
    onEnd() {
      isWorking = false;
    },
  });
  return { isWorking: () => isWorking, stop: thread.stop };
}
