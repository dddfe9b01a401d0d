import { setImmediate as turn } from 'node:timers/promises';
import type { BootFilter } from '@/lib/domain/cohort';
import type { Database } from '@/lib/store/database';
import { findMeasureId } from '@/lib/store/stream-measures';
import { ColumnCounter } from '../columns/column-counter';
import type { ColumnIndex } from '../columns/column-index';
import { microsOf } from '../columns/selection';
import type { Cohort, Counter } from '../counting';
import { DatabaseCounter } from '../database/database-counter';
import { ExactCounter } from '../database/exact-counter';
import { askComparison, askSlower } from '../questions/compare';
import { askDistinction } from '../questions/distinguish';
import { askHeatMap, askHistogram, askSpread } from '../questions/durations';
import { askOverview, askTrend, previousBegin } from '../questions/figures';
import { askGroups } from '../questions/groups';
import { askPeers, choosePeers, peerReach } from '../questions/peers';
import { askValues } from '../questions/values';
import { askWaterfall } from '../questions/waterfall';
import type { Statistics } from '../statistics';
import type { IndexKeeper } from './index-keeper';

/**
 * So few boots are counted by their durations themselves: reading those of 500 boots of 12 phases takes about as long as
 * counting a million in buckets.
 */
export const EXACT_BOOTS = 500;

/** Answers from the index where it reaches, else from the database. @param keeper null: from the database always */
export function createStatistics(db: Database, keeper: IndexKeeper | null): Statistics {
  const counters = new Counters(db, keeper);
  const withPrevious = (filter: BootFilter, nowMs: number): BootFilter =>
    filter.fromMs === undefined
      ? filter
      : { ...filter, fromMs: previousBegin(filter.fromMs, filter.toMs ?? nowMs) };
  const of = (...filters: BootFilter[]) => counters.choose(filters.map((filter) => ({ filter })));
  return {
    groupPercentiles: async (question) => askGroups(await of(question.filter), question),
    overview: async (filter, nowMs) => askOverview(await of(withPrevious(filter, nowMs)), filter, nowMs),
    heatMap: async (metric, filter, columns) => askHeatMap(await of(filter), metric, filter, columns),
    histogram: async (metric, filter) => askHistogram(await of(filter), metric, filter),
    spread: async (metric, filters) => askSpread(await of(...filters), metric, filters),
    values: async (dimension, text, filter) =>
      askValues(counters.bucketed([filter]), dimension, text, filter),
    trend: async (filter, spans) => askTrend(await of(filter), filter, spans),
    waterfall: async (filter) => askWaterfall(await of(filter), filter),
    distinguish: async (filter, box) => askDistinction(await of(filter), filter, box),
    slower: async (question, nowMs) =>
      askSlower(await of(withPrevious(question.filter, nowMs)), question, nowMs),
    compare: async (a, b) => askComparison(await of(a, b), a, b),
    async peers(boot, choice) {
      const peers = await choosePeers(counters.bucketed([peerReach(boot)]), boot, choice);
      return askPeers(await counters.choose([peers.cohort]), boot, choice, peers);
    },
    indexState: () =>
      keeper?.state() ?? { state: 'off', boots: 0, expected: 0, fromMs: null, memoryBytes: 0 },
  };
}

/** Chooses who counts. */
class Counters {
  private readonly inDatabase: DatabaseCounter;

  constructor(
    private readonly db: Database,
    private readonly keeper: IndexKeeper | null,
  ) {
    this.inDatabase = new DatabaseCounter(db);
  }

  /** Whoever has the buckets of the boots of these filters. */
  bucketed(filters: readonly BootFilter[]): ColumnCounter | DatabaseCounter {
    const index = this.keeper?.index();
    if (!index || !filters.every((filter) => reaches(index, filter))) return this.inDatabase;
    return new ColumnCounter(index, (bootId) => findMeasureId(this.db.pool, bootId));
  }

  /** The same, but that few boots are counted exactly. */
  async choose(cohorts: readonly Cohort[]): Promise<Counter> {
    // Questions that follow each other at once would keep the index from being brought up to date, until it counts as stale.
    await turn();
    const bucketed = this.bucketed(cohorts.map(({ filter }) => filter));
    let left = EXACT_BOOTS;
    for (const cohort of cohorts) {
      const ids = await bucketed.selectIds(cohort, left);
      if (ids === null) return bucketed;
      left -= ids.length;
    }
    return new ExactCounter(this.db, async (cohort) => (await bucketed.selectIds(cohort, EXACT_BOOTS)) ?? []);
  }
}

/** Text is searched in the database alone. */
function reaches({ completeFrom }: ColumnIndex, { fromMs, q }: BootFilter): boolean {
  if (q !== undefined && q.trim() !== '') return false;
  return microsOf(fromMs, Number.NEGATIVE_INFINITY) >= completeFrom;
}
