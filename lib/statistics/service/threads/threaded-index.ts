import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { IndexState } from '@/lib/domain/statistics/answer';
import type { MeasurePart } from '@/lib/store/stream-measures';
import { superviseThread } from '@/lib/threads/supervise-thread';
import { type IndexKeeper, STALE_MS } from '../index-keeper';
import type { IndexThreadData, ThreadNews } from './messages';
import { ThreadShard } from './thread-shard';

const RESTART_MS = 1000;
/** What is young in a thread is small: its columns lie beside the heap. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };
/** More threads than this answer no faster than memory is read. */
const MOST_THREADS = 4;

/**
 * Keeps an index in threads of its own, a part of the boots in each: a question is answered by all cores at once, and answering
 * holds up no request. @param maxBytes memory that the columns of all threads may take
 */
export function startThreadedIndex(databaseUrl: string, maxBytes: number): IndexKeeper {
  const parts = Math.min(availableParallelism(), MOST_THREADS);
  return keepThreadedIndex(parts, (part) => {
    const workerData: IndexThreadData = { databaseUrl, maxBytes: maxBytes / parts, part };
    // The bundler follows exactly this form.
    return new Worker(new URL('./index-thread.ts', import.meta.url), { workerData, resourceLimits });
  });
}

/** Keeps an index in as many threads as there are parts. @param launch starts the thread of a part */
export function keepThreadedIndex(parts: number, launch: (part: MeasurePart) => Worker): IndexKeeper {
  const threads = Array.from(
    { length: parts },
    (_, number) => new PartThread(() => launch({ number, of: parts })),
  );
  return {
    state: () => mergeStates(threads.map((thread) => thread.state())),
    shards() {
      const isReady = threads.every((thread) => thread.state().state === 'ready');
      return isReady ? threads.map(({ shard }) => shard) : null;
    },
    async stop() {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}

const UNKNOWN: IndexState = { state: 'filling', boots: 0, expected: 0, fromMs: null, memoryBytes: 0 };

/** The thread of a part, and what it last told. */
class PartThread {
  readonly shard = new ThreadShard((question) => this.thread.post(question));
  private readonly thread;
  private told: IndexState = UNKNOWN;
  private toldAtMs = Number.NEGATIVE_INFINITY;

  constructor(launch: () => Worker) {
    this.thread = superviseThread({
      ...{ launch, name: 'A thread of the index of boots', restartMs: RESTART_MS },
      onMessage: (message) => this.hear(message as ThreadNews),
      onEnd: () => {
        this.told = UNKNOWN;
        this.shard.lose();
      },
    });
  }

  state(): IndexState {
    const isSilent = this.told.state === 'ready' && performance.now() - this.toldAtMs > STALE_MS;
    return isSilent ? { ...this.told, state: 'behind' } : this.told;
  }

  stop(): Promise<void> {
    return this.thread.stop();
  }

  private hear(news: ThreadNews): void {
    if ('state' in news) {
      this.told = news.state;
      this.toldAtMs = performance.now();
    } else this.shard.hear(news);
  }
}

/** What the states of the parts are together: what holds for the least of them. */
function mergeStates(states: readonly IndexState[]): IndexState {
  const sum = (of: 'boots' | 'expected' | 'memoryBytes') =>
    states.reduce((total, state) => total + state[of], 0);
  const worst = (['filling', 'behind', 'ready'] as const).find((state) =>
    states.some((each) => each.state === state),
  );
  const begins = states.flatMap(({ fromMs }) => (fromMs === null ? [] : [fromMs]));
  return {
    state: worst ?? 'off',
    boots: sum('boots'),
    expected: sum('expected'),
    fromMs: begins.length > 0 ? Math.max(...begins) : null,
    memoryBytes: sum('memoryBytes'),
  };
}
