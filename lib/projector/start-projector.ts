import { setTimeout as pause } from 'node:timers/promises';
import { SILENT_AFTER_MS } from '@/lib/domain/assemble/silent-boot';
import type { Database } from '@/lib/store/database';
import { listenForDirty } from '@/lib/store/dirty-channel';
import { markSilentBoots } from '@/lib/store/silent-boots';
import { projectDirty } from './project-dirty';
import type { ProjectorNews } from './projector-news';
import { WakeUp } from './wake-up';

/** A projector at work. */
export interface Projector {
  /** Whether its last try reached the database. */
  isWorking(): boolean;
  /** Finishes the batch under way, then ends. */
  stop(): Promise<void>;
}

/** Subjects of one transaction: enough that its round trips do not count, few enough to be visible soon. */
const BATCH = 200;
/**
 * From one round to the next while there is no backlog. The lines of a boot come over seconds, in many requests, and each time it
 * is assembled all of them are read: a fifth of the two seconds in which it must be visible saves most of that work.
 */
const GATHER_MS = 400;
/** Announcements can be lost, the queue cannot. */
const POLL_MS = 1000;
/** How often boots that fell silent are looked for. */
const SILENCE_MS = 60_000;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5000;

/** Projects whatever becomes dirty until it is stopped; outlives the loss of the database. */
export function startProjector(db: Database, news: ProjectorNews = {}): Projector {
  const wakeUp = new WakeUp();
  const stopped = new AbortController();
  const condition = new Condition(news.onWorking);
  const working = keepProjecting({ db, condition, wakeUp, stopped: stopped.signal, onEnded: news.onEnded });
  const listening = keepListening(db, wakeUp, stopped.signal);
  return {
    isWorking: () => condition.isWorking,
    async stop() {
      stopped.abort();
      wakeUp.wake();
      await Promise.all([working, listening]);
    },
  };
}

/** Whether a projector's last try reached the database. */
class Condition {
  isWorking = false;

  constructor(private readonly onChange: ProjectorNews['onWorking']) {}

  /** Answers whether that is news. */
  become(isWorking: boolean): boolean {
    if (isWorking === this.isWorking) return false;
    this.isWorking = isWorking;
    this.onChange?.(isWorking);
    return true;
  }
}

interface ProjectorParts {
  db: Database;
  condition: Condition;
  wakeUp: WakeUp;
  stopped: AbortSignal;
  onEnded: ProjectorNews['onEnded'];
}

async function keepProjecting(parts: ProjectorParts): Promise<void> {
  const { db, condition, wakeUp, stopped, onEnded } = parts;
  let silenceSoughtAtMs = Number.NEGATIVE_INFINITY;
  for (let retryMs = FIRST_RETRY_MS; !stopped.aborted; ) {
    try {
      if (performance.now() - silenceSoughtAtMs > SILENCE_MS) {
        await markSilentBoots(db.pool, Date.now() - SILENT_AFTER_MS);
        silenceSoughtAtMs = performance.now();
      }
      await projectWhatIsDirty(db, stopped, onEnded);
      condition.become(true);
      retryMs = FIRST_RETRY_MS;
      await wakeUp.sleep(POLL_MS);
    } catch (error) {
      if (condition.become(false)) console.error('The projector waits for the database:', error);
      await wakeUp.sleep(retryMs);
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    }
  }
}

async function projectWhatIsDirty(
  db: Database,
  stopped: AbortSignal,
  onEnded: ProjectorNews['onEnded'],
): Promise<void> {
  let roundAtMs = performance.now();
  while (!stopped.aborted) {
    const taken = await projectDirty(db, BATCH, undefined, onEnded);
    if (taken === 0) return;
    if (taken >= BATCH / 2) continue;
    const restMs = Math.max(0, roundAtMs + GATHER_MS - performance.now());
    await pause(restMs, undefined, { signal: stopped }).catch(() => {});
    roundAtMs = performance.now();
  }
}

/** Wakes the projector at every announcement; listens again when the connection is lost. */
async function keepListening(db: Database, wakeUp: WakeUp, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    try {
      await listenForDirty(db, wakeUp.wake, stopped);
    } catch {
      await pause(POLL_MS, undefined, { signal: stopped }).catch(() => {});
    }
  }
}
