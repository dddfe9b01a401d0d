import { IndexUnavailableError } from '../../shards/index-unavailable-error';
import type { Shard } from '../../shards/shard';
import type { ThreadNews, ThreadQuestion } from './messages';

interface Waiting {
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
}

/** A shard in another thread. Its methods throw IndexUnavailableError where that cannot answer, or ends before it has. */
export class ThreadShard implements Shard {
  private calls = 0;
  private readonly waiting = new Map<number, Waiting>();

  /** @param post sends a question; false where there is no thread */
  constructor(private readonly post: (question: ThreadQuestion) => boolean) {}

  readonly countBoots: Shard['countBoots'] = (...of) => this.ask('countBoots', of);
  readonly extentOf: Shard['extentOf'] = (...of) => this.ask('extentOf', of);
  readonly countPhases: Shard['countPhases'] = (...of) => this.ask('countPhases', of);
  readonly countBands: Shard['countBands'] = (...of) => this.ask('countBands', of);
  readonly countValues: Shard['countValues'] = (...of) => this.ask('countValues', of);
  readonly countNumbers: Shard['countNumbers'] = (...of) => this.ask('countNumbers', of);
  readonly selectIds: Shard['selectIds'] = (...of) => this.ask('selectIds', of);

  /** Hands an answer to whoever asked. */
  hear(news: Exclude<ThreadNews, { state: unknown }>): void {
    const waiting = this.waiting.get(news.call);
    this.waiting.delete(news.call);
    if ('answer' in news) waiting?.resolve(news.answer);
    else waiting?.reject(revive(news.error));
  }

  /** The thread has ended: what was asked is not answered any more. */
  lose(): void {
    for (const { reject } of this.waiting.values()) reject(new IndexUnavailableError());
    this.waiting.clear();
  }

  private ask<Method extends keyof Shard>(
    method: Method,
    parameters: Parameters<Shard[Method]>,
  ): ReturnType<Shard[Method]> {
    const call = this.calls++;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.waiting.set(call, { resolve, reject });
      if (this.post({ call, method, parameters })) return;
      this.waiting.delete(call);
      reject(new IndexUnavailableError());
    });
    // The thread has a shard of its own, whose answer this is.
    return answer as ReturnType<Shard[Method]>;
  }
}

/** Errors lose their class on their way between threads. */
function revive(error: unknown): unknown {
  const isUnavailable = error instanceof Error && error.name === 'IndexUnavailableError';
  return isUnavailable ? new IndexUnavailableError() : error;
}
