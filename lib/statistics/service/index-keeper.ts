import { setTimeout as pause } from 'node:timers/promises';
import type { IndexState } from '@/lib/domain/statistics/answer';
import type { Database } from '@/lib/store/database';
import { CHANGES_KEPT_MS, MeasureChangeReader, pruneMeasureChanges } from '@/lib/store/measure-changes';
import { lacksMeasures, measureMissing, noteMeasured } from '@/lib/store/measure-missing';
import { ALL_MEASURES, estimateMeasures, type MeasurePart } from '@/lib/store/stream-measures';
import { ColumnShard } from '../columns/column-shard';
import type { Shard } from '../shards/shard';
import { fillIndex } from './fill-index';
import { followIndex } from './follow-index';

/** An index at work. */
export interface IndexKeeper {
  state(): IndexState;
  /** Its parts while all of them are whole and fresh, else null. */
  shards(): readonly Shard[] | null;
  /** Ends when the read under way has ended. */
  stop(): Promise<void>;
}

/** How often changes are looked for: a boot is to be counted within two seconds of its event. */
const FOLLOW_MS = 400;
/** An index that could not be brought up to date for so long is not asked. */
export const STALE_MS = 5000;
const RETRY_MS = 1000;
const PRUNE_MS = 60_000;
const MISSING_PAGE = 500;
/** Whoever has not looked for this long begins anew, well before changes are removed. */
const LOST_MS = CHANGES_KEPT_MS / 2;

interface KeepOptions {
  /** Which boots it is of. */
  part?: MeasurePart;
  /** Told how far it is, at least once in every look for changes. */
  onState?: (state: IndexState) => void;
}

/**
 * Fills an index and keeps it up to date until it is stopped; outlives the loss of the database.
 * @param maxBytes memory that its columns may take; 0: there is none
 */
export function keepIndex(
  db: Database,
  maxBytes: number,
  { part = ALL_MEASURES, onState = () => {} }: KeepOptions = {},
): IndexKeeper {
  const keeper = new Keeper(db, maxBytes, part, onState);
  const working = maxBytes > 0 ? keeper.work() : Promise.resolve();
  return {
    state: () => keeper.state(),
    shards: () => keeper.shards(),
    async stop() {
      keeper.stop();
      await working;
    },
  };
}

class Keeper {
  private readonly stopped = new AbortController();
  private readonly reader = new MeasureChangeReader();
  private shard: ColumnShard | null = null;
  private filled = 0;
  private expected = 0;
  private followedAtMs = Number.NEGATIVE_INFINITY;
  private prunedAtMs = Number.NEGATIVE_INFINITY;
  private areAllMeasured = false;

  constructor(
    private readonly db: Database,
    private readonly maxBytes: number,
    private readonly part: MeasurePart,
    private readonly onState: (state: IndexState) => void,
  ) {}

  async work(): Promise<void> {
    let isWorking = true;
    while (!this.stopped.signal.aborted) {
      try {
        await this.step();
        isWorking = true;
        this.onState(this.state());
        await this.rest(FOLLOW_MS);
      } catch (error) {
        if (isWorking) console.error('The index of boots waits for the database:', error);
        isWorking = false;
        await this.rest(RETRY_MS);
      }
    }
  }

  stop(): void {
    this.stopped.abort();
  }

  shards(): readonly Shard[] | null {
    return this.shard && !this.isStale() ? [this.shard] : null;
  }

  state(): IndexState {
    const index = this.shard?.index;
    const boots = index?.boots ?? this.filled;
    const fromMs = index && Number.isFinite(index.completeFrom) ? index.completeFrom / 1000 : null;
    const state = this.maxBytes <= 0 ? 'off' : !index ? 'filling' : this.isStale() ? 'behind' : 'ready';
    return { state, boots, expected: Math.max(this.expected, boots), fromMs, memoryBytes: index?.bytes ?? 0 };
  }

  private isStale(): boolean {
    return performance.now() - this.followedAtMs > STALE_MS;
  }

  private async step(): Promise<void> {
    if (performance.now() - this.followedAtMs > LOST_MS) this.shard = null;
    if (!this.areAllMeasured) await this.measureOldBoots();
    if (!this.shard) await this.fill();
    const index = this.shard?.index;
    if (!index) return;
    if (!(await followIndex(this.db, index, this.reader, this.part))) this.shard = null;
    index.shrinkTo(this.maxBytes);
    this.followedAtMs = performance.now();
    if (this.isFirst() && performance.now() - this.prunedAtMs > PRUNE_MS) {
      this.prunedAtMs = performance.now();
      await pruneMeasureChanges(this.db.pool);
    }
  }

  /** What is to be done once for all parts is done by the first. */
  private isFirst(): boolean {
    return this.part.number === 0;
  }

  /** Boots that were stored by an older Bootfall. */
  private async measureOldBoots(): Promise<void> {
    while (!this.isFirst() && !this.stopped.signal.aborted && (await lacksMeasures(this.db)))
      await this.rest(RETRY_MS);
    if (this.isFirst() && (await lacksMeasures(this.db))) {
      let after: string | null = '';
      while (after !== null && !this.stopped.signal.aborted)
        after = await measureMissing(this.db, after, MISSING_PAGE);
      if (after !== null) return;
      await noteMeasured(this.db);
    }
    this.areAllMeasured = true;
  }

  private async fill(): Promise<void> {
    this.filled = 0;
    this.expected = Math.round((await estimateMeasures(this.db.pool)) / this.part.of);
    // What is committed while the rows are read is found in the log of changes.
    await this.reader.begin(this.db.pool);
    const index = await fillIndex(this.db, {
      maxBytes: this.maxBytes,
      part: this.part,
      onProgress: (boots) => {
        this.filled = boots;
        this.onState(this.state());
      },
      stopped: this.stopped.signal,
    });
    if (!this.stopped.signal.aborted) this.shard = new ColumnShard(index);
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopped.signal }).catch(() => {});
  }
}
