import type { BootFilter } from '@/lib/domain/cohort';
import type { Database } from '@/lib/store/database';
import { findMeasureId } from '@/lib/store/stream-measures';
import type { Cohort, Counter } from '../counting';
import { DatabaseCounter } from '../database/database-counter';
import { ExactCounter } from '../database/exact-counter';
import { askComparison, askSlower } from '../questions/compare';
import { askDistinction } from '../questions/distinguish';
import { askHeatMap, askHistogram, askSpread } from '../questions/durations';
import { askOverview, askTrend, previousBegin } from '../questions/figures';
import { askGroupDetails } from '../questions/group-details';
import { askGroups } from '../questions/groups';
import { askPeers, choosePeers, peerReach } from '../questions/peers';
import { askValues } from '../questions/values';
import { askWaterfall } from '../questions/waterfall';
import { IndexUnavailableError } from '../shards/index-unavailable-error';
import { ShardedCounter } from '../shards/sharded-counter';
import type { Statistics } from '../statistics';
import type { IndexKeeper } from './index-keeper';

/** So few boots are counted by their durations themselves: reading those of 200 takes longer than counting a million in buckets. */
export const EXACT_BOOTS = 200;

/** Answers from the index where it reaches, else from the database. @param keeper null: from the database always */
export function createStatistics(db: Database, keeper: IndexKeeper | null): Statistics {
  const counters = new Counters(db, keeper);
  const withPrevious = (filter: BootFilter, nowMs: number): BootFilter =>
    filter.fromMs === undefined
      ? filter
      : { ...filter, fromMs: previousBegin(filter.fromMs, filter.toMs ?? nowMs) };
  const of = <Report>(filters: readonly BootFilter[], ask: (counter: Counter) => Promise<Report>) =>
    counters.answer(filters, async (bucketed) =>
      ask(
        await counters.choose(
          bucketed,
          filters.map((filter) => ({ filter })),
        ),
      ),
    );
  return {
    groupPercentiles: (question) => of([question.filter], (counter) => askGroups(counter, question)),
    groupDetails: (question) => of([question.filter], (counter) => askGroupDetails(counter, question)),
    overview: (filter, nowMs) =>
      of([withPrevious(filter, nowMs)], (counter) => askOverview(counter, filter, nowMs)),
    heatMap: (metric, filter, columns) =>
      of([filter], (counter) => askHeatMap(counter, metric, filter, columns)),
    histogram: (metric, filter) => of([filter], (counter) => askHistogram(counter, metric, filter)),
    spread: (metric, filters) => of(filters, (counter) => askSpread(counter, metric, filters)),
    values: (dimension, text, filter) =>
      counters.answer([filter], (counter) => askValues(counter, dimension, text, filter)),
    trend: (filter, spans) => of([filter], (counter) => askTrend(counter, filter, spans)),
    waterfall: (filter) => of([filter], (counter) => askWaterfall(counter, filter)),
    distinguish: (filter, box) => of([filter], (counter) => askDistinction(counter, filter, box)),
    slower: (question, nowMs) =>
      of([withPrevious(question.filter, nowMs)], (counter) => askSlower(counter, question, nowMs)),
    compare: (a, b) => of([a, b], (counter) => askComparison(counter, a, b)),
    peers: (boot, choice) =>
      counters.answer([peerReach(boot)], async (bucketed) => {
        const peers = await choosePeers(bucketed, boot, choice);
        return askPeers(await counters.choose(bucketed, [peers.cohort]), boot, choice, peers);
      }),
    indexState: () =>
      keeper?.state() ?? { state: 'off', boots: 0, expected: 0, fromMs: null, memoryBytes: 0 },
  };
}

/** Who has buckets. */
type BucketCounter = ShardedCounter | DatabaseCounter;

/** Chooses who counts. */
class Counters {
  private readonly inDatabase: DatabaseCounter;

  constructor(
    private readonly db: Database,
    private readonly keeper: IndexKeeper | null,
  ) {
    this.inDatabase = new DatabaseCounter(db);
  }

  /** Asks whoever has the buckets of the boots of these filters; the database where the index is lost while it is asked. */
  async answer<Report>(
    filters: readonly BootFilter[],
    ask: (bucketed: BucketCounter) => Promise<Report>,
  ): Promise<Report> {
    const inIndex = this.indexFor(filters);
    if (!inIndex) return ask(this.inDatabase);
    try {
      return await ask(inIndex);
    } catch (error) {
      if (error instanceof IndexUnavailableError) return ask(this.inDatabase);
      throw error;
    }
  }

  /** Whoever has the buckets of these cohorts, but that few boots are counted exactly. */
  async choose(bucketed: BucketCounter, cohorts: readonly Cohort[]): Promise<Counter> {
    let left = EXACT_BOOTS;
    for (const cohort of cohorts) {
      const ids = await bucketed.selectIds(cohort, left);
      if (ids === null) return bucketed;
      left -= ids.length;
    }
    return new ExactCounter(this.db, async (cohort) => (await bucketed.selectIds(cohort, EXACT_BOOTS)) ?? []);
  }

  private indexFor(filters: readonly BootFilter[]): ShardedCounter | null {
    const shards = this.keeper?.shards();
    const fromMs = this.keeper?.state().fromMs ?? Number.NEGATIVE_INFINITY;
    if (!shards || !filters.every((filter) => reaches(fromMs, filter))) return null;
    return new ShardedCounter(shards, (bootId) => findMeasureId(this.db.pool, bootId));
  }
}

/** Text is searched in the database alone. @param fromMs where the index begins, Unix milliseconds */
function reaches(indexFromMs: number, { fromMs = Number.NEGATIVE_INFINITY, q }: BootFilter): boolean {
  return (q === undefined || q.trim() === '') && fromMs >= indexFromMs;
}
