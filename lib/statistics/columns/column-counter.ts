import type { Dimension } from '@/lib/domain/cohort';
import type { BootNumber } from '@/lib/domain/statistics/distinction';
import type {
  BandQuestion,
  BandSums,
  Cohort,
  Counter,
  PhaseQuestion,
  Tally,
  TallyQuestion,
  ValueCount,
  VisitPhase,
} from '../counting';
import type { Distribution } from '../distribution';
import { sumColumnBands } from './column-bands';
import type { ColumnIndex } from './column-index';
import { groupRows, type RowGroups, visitPhaseColumns } from './column-phases';
import { tallyColumns } from './column-tally';
import { countColumnValues, spreadColumnNumbers } from './column-values';
import { compileGrouping, type Grouping } from './grouping';
import { compileSelector, type Selector } from './selection';

/** Counts in memory. */
export class ColumnCounter implements Counter {
  readonly answeredBy = 'index';
  readonly method = 'buckets';

  /** @param measureIdOf id of the measure of a boot, null where it has none */
  constructor(
    private readonly index: ColumnIndex,
    private readonly measureIdOf: (bootId: string) => Promise<number | null>,
  ) {}

  async tally(question: TallyQuestion): Promise<Tally> {
    const selector = await this.selectorOf(question.cohort, question.times);
    const grouping = compileGrouping(question.groupBy, this.index);
    return tallyColumns(this.index.chunks, selector, grouping, this.index, question);
  }

  async visitPhases(question: PhaseQuestion, visit: VisitPhase): Promise<void> {
    const rows = await this.rowsOf(question.cohort, question.groupBy, question.groups);
    visitPhaseColumns(rows, question.groups.length, question.starts, this.index.dictionary, visit);
  }

  async sumBands({ cohort, groupBy, groups, metric, bands }: BandQuestion): Promise<BandSums[]> {
    const rows = await this.rowsOf(cohort, groupBy, groups);
    return sumColumnBands(rows, metric, bands, this.index);
  }

  async countValues(cohort: Cohort): Promise<ValueCount[]> {
    return countColumnValues(await this.rowsOf(cohort, null, [null]), this.index);
  }

  async spreadNumbers(cohort: Cohort): Promise<Record<BootNumber, Distribution>> {
    return spreadColumnNumbers(await this.rowsOf(cohort, null, [null]), this.index);
  }

  /** Ids of the measures of a cohort; null where there are more than `limit`. */
  async selectIds(cohort: Cohort, limit: number): Promise<number[] | null> {
    const selector = await this.selectorOf(cohort);
    const found: number[] = [];
    for (const chunk of this.index.chunks) {
      const rows = selector.select(chunk);
      if (found.length + rows.length > limit) return null;
      for (const row of rows) found.push(chunk.ids[row] ?? 0);
    }
    return found;
  }

  private async rowsOf(
    cohort: Cohort,
    groupBy: Dimension | null,
    groups: readonly (string | null)[],
  ): Promise<RowGroups> {
    const selector = await this.selectorOf(cohort);
    const grouping = compileGrouping(groupBy, this.index);
    return groupRows(this.index.chunks, selector, grouping, numbersOf(grouping, groups), this.index);
  }

  private async selectorOf(cohort: Cohort, times: TallyQuestion['times'] = null): Promise<Selector> {
    const exceptId = cohort.exceptBoot === undefined ? null : await this.measureIdOf(cohort.exceptBoot);
    return compileSelector(cohort, this.index, { exceptId, times });
  }
}

/** The number of each of the grouping's groups among those wanted, from 1. */
function numbersOf({ members }: Grouping, groups: readonly (string | null)[]): Uint16Array {
  const places = new Map(groups.map((value, index) => [value, index + 1]));
  return Uint16Array.from(members, ({ value }) => places.get(value) ?? 0);
}
