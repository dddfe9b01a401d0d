import { DIMENSIONS, type Dimension } from '@/lib/domain/cohort';
import { bucketMs, signedBucketMs } from '@/lib/domain/statistics/bucket';
import type { Dictionary } from '@/lib/domain/statistics/dictionary';
import type { BootNumber } from '@/lib/domain/statistics/distinction';
import {
  type CodeCount,
  countBands,
  countCodes,
  countConcurrencies,
  countFacts,
  countPhaseBuckets,
  findExtent,
} from '@/lib/store/count-measures';
import type { Database } from '@/lib/store/database';
import { loadDictionary } from '@/lib/store/load-dictionary';
import { selectMeasureIds } from '@/lib/store/read-measured-boots';
import { FACT_KEYS } from '../columns/grouping';
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
import { BucketCounts } from './bucket-counts';
import { codesOf, memberOfCode } from './codes';
import { tallyDatabase } from './database-tally';

/** Counts in the database, from the same buckets as the index. Counts one thing after the other: each takes long, and others wait for connections too. */
export class DatabaseCounter implements Counter {
  readonly answeredBy = 'sql';
  readonly method = 'buckets';
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly db: Database) {}

  tally(question: TallyQuestion): Promise<Tally> {
    return this.inTurn(async () => tallyDatabase(this.db, await loadDictionary(this.db.pool), question));
  }

  extentOf(cohort: Cohort): Promise<Extent | null> {
    return this.inTurn(() => findExtent(this.db, cohort));
  }

  /** Ids of the measures of a cohort; null where there are more than `limit`. */
  async selectIds(cohort: Cohort, limit: number): Promise<number[] | null> {
    const ids = await selectMeasureIds(this.db, cohort, limit + 1);
    return ids.length > limit ? null : ids;
  }

  visitPhases(question: PhaseQuestion, visit: VisitPhase): Promise<void> {
    return this.inTurn(() => this.countPhases(question, visit));
  }

  sumBands(question: BandQuestion): Promise<BandSums[]> {
    return this.inTurn(() => this.countBands(question));
  }

  countValues(cohort: Cohort): Promise<ValueCount[]> {
    return this.inTurn(() => this.valuesOf(cohort));
  }

  spreadNumbers(cohort: Cohort): Promise<Record<BootNumber, Distribution>> {
    return this.inTurn(() => this.numbersOf(cohort));
  }

  private inTurn<Count>(count: () => Promise<Count>): Promise<Count> {
    const counted = this.last.then(count);
    this.last = counted.catch(() => {});
    return counted;
  }

  private async countPhases(
    { cohort, groupBy, groups, starts }: PhaseQuestion,
    visit: VisitPhase,
  ): Promise<void> {
    const dictionary = await loadDictionary(this.db.pool);
    const places = new Map(groups.map((value, place) => [value, place]));
    const read = async (of: 'duration' | 'start', toValue: (bucket: number) => number) => {
      const counts = new Map<string, BucketCounts[]>();
      for (const row of await countPhaseBuckets(this.db, cohort, groupBy, of)) {
        const group = groupBy === null ? 0 : places.get(memberOfCode(dictionary, groupBy, row.code).value);
        const name = dictionary.phases.get(row.phase)?.name;
        if (group === undefined || name === undefined) continue;
        const byGroup = counts.get(name) ?? groups.map(() => new BucketCounts(toValue));
        counts.set(name, byGroup);
        byGroup[group]?.add(row.bucket, row.boots);
      }
      return counts;
    };
    const durations = await read('duration', bucketMs);
    const began = starts ? await read('start', signedBucketMs) : null;
    for (const [name, byGroup] of durations) {
      byGroup.forEach((counts, group) => {
        const found = counts.toDistribution();
        const begins = began?.get(name)?.[group]?.toDistribution() ?? null;
        if (found.n > 0) visit(group, dictionary.phaseNamed(name), found, begins);
      });
    }
  }

  private async countBands({ cohort, metric, groupBy, groups, bands }: BandQuestion): Promise<BandSums[]> {
    const dictionary = await loadDictionary(this.db.pool);
    const codes = codesOf(dictionary, groupBy, groups);
    const measured = bands.map((band) => ({ ...band, codes: codes[band.group] ?? [] }));
    const { sums, phases } = await countBands(this.db, { cohort, groupBy, metric, bands: measured });
    const sequential = dictionary.sequentialPhases();
    const found = bands.map((): BandSums => ({ n: 0, metricMs: 0, phases: [] }));
    for (const { band, boots, ms } of sums) Object.assign(found[band] ?? {}, { n: boots, metricMs: ms });
    for (const { band, phase, bucket, boots } of phases) {
      const stage = sequential.get(phase);
      if (stage)
        found[band]?.phases.push({ stage: stage.stage, kind: stage.kind, ms: boots * bucketMs(bucket) });
    }
    return found;
  }

  private async valuesOf(cohort: Cohort): Promise<ValueCount[]> {
    const dictionary = await loadDictionary(this.db.pool);
    const dimensions = DIMENSIONS.filter((dimension) => dimension !== 'status');
    const counted: ValueCount[] = [];
    for (const dimension of dimensions) {
      const rows = await countCodes(this.db, cohort, dimension);
      counted.push(...foldValues(dictionary, dimension, rows));
    }
    return [...counted, ...attributeValues(dictionary, await countFacts(this.db, cohort))];
  }

  private async numbersOf(cohort: Cohort): Promise<Record<BootNumber, Distribution>> {
    const dictionary = await loadDictionary(this.db.pool);
    const images = await countCodes(this.db, cohort, 'image');
    const flavors = await countCodes(this.db, cohort, 'flavor');
    const beside = await countConcurrencies(this.db, cohort);
    return {
      concurrency: spread(beside, (code) => code),
      imageSizeBytes: spread(images, (id) => dictionary.numberOf('image', id, 'sizeBytes')),
      vcpus: spread(flavors, (id) => dictionary.numberOf('flavor', id, 'vcpus')),
      memoryMb: spread(flavors, (id) => dictionary.numberOf('flavor', id, 'memoryMb')),
    };
  }
}

function foldValues(dictionary: Dictionary, dimension: Dimension, rows: readonly CodeCount[]): ValueCount[] {
  const byValue = new Map<string | null, ValueCount>();
  for (const { code, boots } of rows) {
    const member = memberOfCode(dictionary, dimension, code);
    const count = byValue.get(member.value) ?? { dimension, key: null, ...member, boots: 0 };
    byValue.set(member.value, count);
    count.boots += boots;
  }
  return [...byValue.values()];
}

function attributeValues(dictionary: Dictionary, rows: readonly CodeCount[]): ValueCount[] {
  const dimensions = new Set<string>(Object.values(FACT_KEYS));
  return rows.flatMap(({ code, boots }) => {
    const fact = dictionary.facts.get(Number(code));
    if (!fact || dimensions.has(fact.key)) return [];
    const { key, value } = fact;
    return [{ dimension: 'attribute' as const, key, value, label: `${key} ${value}`, boots }];
  });
}

function spread(rows: readonly CodeCount[], toValue: (code: number) => number | null): Distribution {
  const counts = new BucketCounts((value) => value, false);
  for (const { code, boots } of rows) {
    const value = code === null ? null : toValue(Number(code));
    if (value !== null) counts.add(value, boots);
  }
  return counts.toDistribution();
}
