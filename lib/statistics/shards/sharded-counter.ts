import type { BootNumber } from '@/lib/domain/statistics/distinction';
import type {
  BandQuestion,
  BandSums,
  Cohort,
  Counter,
  Extent,
  PhaseQuestion,
  Tally,
  TallyQuestion,
  ValueCount,
  VisitPhase,
} from '../counting';
import type { Distribution } from '../distribution';
import { mergeBoots, mergeExtents } from './merge-boots';
import { mergeBands, mergeNumbers, mergePhases, mergeValues } from './merge-counts';
import type { Shard, ShardCohort } from './shard';

/** Counts in memory: asks all parts of an index at once and adds up what they say. */
export class ShardedCounter implements Counter {
  readonly answeredBy = 'index';
  readonly method = 'buckets';

  /** @param measureIdOf id of the measure of a boot, null where it has none */
  constructor(
    private readonly shards: readonly Shard[],
    private readonly measureIdOf: (bootId: string) => Promise<number | null>,
  ) {}

  async tally({ cohort, ...question }: TallyQuestion): Promise<Tally> {
    return mergeBoots(await this.ask(cohort, (shard, of) => shard.countBoots(of, question)), question);
  }

  async extentOf(cohort: Cohort): Promise<Extent | null> {
    return mergeExtents(await this.ask(cohort, (shard, of) => shard.extentOf(of)));
  }

  async visitPhases({ cohort, ...question }: PhaseQuestion, visit: VisitPhase): Promise<void> {
    const parts = await this.ask(cohort, (shard, of) => shard.countPhases(of, question));
    mergePhases(parts, question.groups.length, visit);
  }

  async sumBands({ cohort, ...question }: BandQuestion): Promise<BandSums[]> {
    const parts = await this.ask(cohort, (shard, of) => shard.countBands(of, question));
    return mergeBands(parts, question.bands.length);
  }

  async countValues(cohort: Cohort): Promise<ValueCount[]> {
    return mergeValues(await this.ask(cohort, (shard, of) => shard.countValues(of)));
  }

  async spreadNumbers(cohort: Cohort): Promise<Record<BootNumber, Distribution>> {
    return mergeNumbers(await this.ask(cohort, (shard, of) => shard.countNumbers(of)));
  }

  /** Ids of the measures of a cohort; null where there are more than `limit`. */
  async selectIds(cohort: Cohort, limit: number): Promise<number[] | null> {
    const parts = await this.ask(cohort, (shard, of) => shard.selectIds(of, limit));
    const known = parts.filter((ids) => ids !== null);
    const found = known.flat();
    return known.length < parts.length || found.length > limit ? null : found;
  }

  private async ask<Part>(
    { exceptBoot, ...cohort }: Cohort,
    one: (shard: Shard, cohort: ShardCohort) => Promise<Part>,
  ): Promise<Part[]> {
    const exceptId = exceptBoot === undefined ? null : await this.measureIdOf(exceptBoot);
    return Promise.all(this.shards.map((shard) => one(shard, { ...cohort, exceptId })));
  }
}
