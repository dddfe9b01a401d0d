import type { BootNumber } from '@/lib/domain/statistics/distinction';
import type { BandQuestion, Extent, PhaseQuestion, TallyQuestion, ValueCount } from '../counting';
import type { Steps } from '../distribution';
import type { BandCounts, BootCounts, Of, PhaseCounts, Shard, ShardCohort } from '../shards/shard';
import { countColumnBands } from './column-bands';
import { countColumnBoots, extentOfColumns } from './column-boots';
import type { ColumnIndex } from './column-index';
import { countColumnPhases } from './column-phases';
import { countColumnNumbers, countColumnValues } from './column-values';
import { compileGrouping, numbersOf, pickGroups } from './grouping';
import { KeptCounts } from './kept-counts';
import { RecentRows } from './recent-rows';
import { groupRows, type RowGroups } from './row-groups';
import { compileSelector } from './selection';

/** A shard whose boots are columns in this thread's memory. */
export class ColumnShard implements Shard {
  private readonly recent = new RecentRows();
  private readonly kept = new KeptCounts();

  constructor(readonly index: ColumnIndex) {}

  async countBoots(cohort: ShardCohort, question: Of<TallyQuestion>): Promise<BootCounts> {
    return this.once(cohort, ['boots', question], () => {
      const selector = compileSelector(cohort, this.index, question.times);
      const grouping = pickGroups(compileGrouping(question.groupBy, this.index), question.groups);
      return countColumnBoots(this.index.chunks, selector, grouping, this.index, question);
    });
  }

  async extentOf(cohort: ShardCohort): Promise<Extent | null> {
    return extentOfColumns(this.index.chunks, compileSelector(cohort, this.index));
  }

  async countPhases(
    cohort: ShardCohort,
    { groupBy, groups, starts }: Of<PhaseQuestion>,
  ): Promise<PhaseCounts> {
    return this.once(cohort, ['phases', groupBy, groups, starts], () => {
      const rows = this.rowsOf(cohort, groupBy, groups);
      return countColumnPhases(rows, groups.length, starts, this.index.dictionary);
    });
  }

  async countBands(
    cohort: ShardCohort,
    { groupBy, groups, metric, bands }: Of<BandQuestion>,
  ): Promise<BandCounts> {
    return countColumnBands(this.rowsOf(cohort, groupBy, groups), metric, bands, this.index);
  }

  async countValues(cohort: ShardCohort): Promise<ValueCount[]> {
    return this.once(cohort, ['values'], () =>
      countColumnValues(this.rowsOf(cohort, null, [null]), this.index),
    );
  }

  async countNumbers(cohort: ShardCohort): Promise<Record<BootNumber, Steps>> {
    return this.once(cohort, ['numbers'], () =>
      countColumnNumbers(this.rowsOf(cohort, null, [null]), this.index),
    );
  }

  async selectIds(cohort: ShardCohort, limit: number): Promise<number[] | null> {
    const selector = compileSelector(cohort, this.index);
    const found: number[] = [];
    for (const chunk of this.index.chunks) {
      const rows = selector.select(chunk);
      if (found.length + rows.length > limit) return null;
      for (const row of rows) found.push(chunk.ids[row] ?? 0);
    }
    return found;
  }

  /** Counts, but what is asked for again only once. */
  private once<Count>(cohort: ShardCohort, question: unknown[], count: () => Count): Count {
    if (!cohort.isAskedAgain) return count();
    return this.kept.find(JSON.stringify([this.index.version, cohort, question]), count);
  }

  private rowsOf(
    cohort: ShardCohort,
    groupBy: PhaseQuestion['groupBy'],
    groups: readonly (string | null)[],
  ): RowGroups {
    const { index } = this;
    return this.recent.find(JSON.stringify([index.version, cohort, groupBy, groups]), (buffers) => {
      const selector = compileSelector(cohort, index);
      const grouping = compileGrouping(groupBy, index);
      return groupRows(index.chunks, selector, grouping, numbersOf(grouping, groups), index, buffers);
    });
  }
}
