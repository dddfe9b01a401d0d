import type { BOOT_STATUSES } from '@/lib/domain/boot';
import { DIMENSIONS, type Dimension } from '@/lib/domain/cohort';
import { bucketOf } from '@/lib/domain/statistics/bucket';
import type { Dictionary } from '@/lib/domain/statistics/dictionary';
import type { BootNumber } from '@/lib/domain/statistics/distinction';
import type { Database } from '@/lib/store/database';
import { loadDictionary } from '@/lib/store/load-dictionary';
import {
  type MeasuredBootRow,
  type MeasuredPhaseRow,
  readConcurrencies,
  readMeasuredBoots,
  readMeasuredPhases,
} from '@/lib/store/read-measured-boots';
import { FACT_KEYS } from '../columns/grouping';
import {
  type BandQuestion,
  type BandSums,
  type Cohort,
  type Counter,
  type Extent,
  identityOf,
  type PhaseQuestion,
  type Tally,
  type TallyQuestion,
  type ValueCount,
  type VisitPhase,
} from '../counting';
import { Distribution } from '../distribution';
import { codeOfRow, memberOfCode } from './codes';
import { tallyRows } from './exact-tally';

const RUNNING: (typeof BOOT_STATUSES)[number] = 'running';

/** Counts few boots by their durations themselves, read from the database. Lives as long as one question. */
export class ExactCounter implements Counter {
  readonly answeredBy = 'sql';
  readonly method = 'exact';
  private dictionary: Promise<Dictionary> | null = null;
  private readonly boots = new Map<string, Promise<MeasuredBootRow[]>>();
  private readonly phases = new Map<string, Promise<MeasuredPhaseRow[]>>();

  /** @param idsOf the measures of a cohort, as found by whoever answers otherwise */
  constructor(
    private readonly db: Database,
    private readonly idsOf: (cohort: Cohort) => Promise<number[]>,
  ) {}

  async tally(question: TallyQuestion): Promise<Tally> {
    return tallyRows(await this.rowsOf(question.cohort), await this.names(), question);
  }

  async extentOf(cohort: Cohort): Promise<Extent | null> {
    const starts = (await this.rowsOf(cohort)).map(({ startedAtMs }) => startedAtMs);
    return starts.length === 0 ? null : { firstMs: Math.min(...starts), lastMs: Math.max(...starts) };
  }

  async visitPhases({ cohort, groupBy, groups, starts }: PhaseQuestion, visit: VisitPhase): Promise<void> {
    const dictionary = await this.names();
    const groupOf = await this.groupOf(cohort, groupBy, groups);
    const found = new Map<string, { durations: number[]; starts: number[] }[]>();
    for (const { id, name, ms, startMs } of await this.phasesOf(cohort)) {
      const byGroup = found.get(name) ?? groups.map(() => ({ durations: [], starts: [] }));
      found.set(name, byGroup);
      const entry = byGroup[groupOf.get(id) ?? -1];
      entry?.durations.push(ms);
      entry?.starts.push(startMs);
    }
    for (const [name, byGroup] of found) {
      if (dictionary.phaseIds(name).length === 0) continue;
      byGroup.forEach((entry, group) => {
        const durations = Distribution.ofValues(entry.durations);
        const began = starts ? Distribution.ofValues(entry.starts) : null;
        if (durations.n > 0) visit(group, dictionary.phaseNamed(name), durations, began);
      });
    }
  }

  async sumBands({ cohort, metric, groupBy, groups, bands }: BandQuestion): Promise<BandSums[]> {
    const groupOf = await this.groupOf(cohort, groupBy, groups);
    const rows = await this.rowsOf(cohort);
    const phases = await this.phasesOf(cohort);
    return bands.map(({ group, fromBucket, toBucket }) => {
      const banded = new Map<number, number>();
      for (const row of rows) {
        const ms = metric === 'total' ? row.totalMs : row.buildMs;
        if (groupOf.get(row.id) !== group || row.status !== RUNNING || ms === null) continue;
        const bucket = bucketOf(ms);
        if (bucket >= fromBucket && bucket <= toBucket) banded.set(row.id, ms);
      }
      return {
        n: banded.size,
        metricMs: [...banded.values()].reduce((sum, ms) => sum + ms, 0),
        phases: phases.filter(({ id, sequential }) => sequential && banded.has(id)),
      };
    });
  }

  async countValues(cohort: Cohort): Promise<ValueCount[]> {
    const dictionary = await this.names();
    const rows = (await this.rowsOf(cohort)).filter(({ status }) => status === RUNNING);
    const counts = new Map<string, ValueCount>();
    const count = (value: Omit<ValueCount, 'boots'>) => {
      const identity = identityOf(value);
      const known = counts.get(identity) ?? { ...value, boots: 0 };
      counts.set(identity, known);
      known.boots += 1;
    };
    const dimensionKeys = new Set<string>(Object.values(FACT_KEYS));
    for (const row of rows) {
      for (const dimension of DIMENSIONS) {
        if (dimension === 'status') continue;
        count({
          dimension,
          key: null,
          ...memberOfCode(dictionary, dimension, codeOfRow(row, dimension, dictionary)),
        });
      }
      for (const id of row.facts) {
        const fact = dictionary.facts.get(id);
        if (!fact || dimensionKeys.has(fact.key)) continue;
        const { key, value } = fact;
        count({ dimension: 'attribute', key, value, label: `${key} ${value}` });
      }
    }
    return [...counts.values()];
  }

  async spreadNumbers(cohort: Cohort): Promise<Record<BootNumber, Distribution>> {
    const dictionary = await this.names();
    const rows = (await this.rowsOf(cohort)).filter(({ status }) => status === RUNNING);
    const known = (numberOf: (row: MeasuredBootRow) => number | null) =>
      Distribution.ofValues(rows.map(numberOf).filter((value) => value !== null));
    return {
      concurrency: Distribution.ofValues(await readConcurrencies(this.db.pool, await this.idsOf(cohort))),
      imageSizeBytes: known(({ image }) => dictionary.numberOf('image', Number(image), 'sizeBytes')),
      vcpus: known(({ flavor }) => dictionary.numberOf('flavor', Number(flavor), 'vcpus')),
      memoryMb: known(({ flavor }) => dictionary.numberOf('flavor', Number(flavor), 'memoryMb')),
    };
  }

  private names(): Promise<Dictionary> {
    this.dictionary ??= loadDictionary(this.db.pool);
    return this.dictionary;
  }

  private rowsOf(cohort: Cohort): Promise<MeasuredBootRow[]> {
    return this.once(this.boots, cohort, async () =>
      readMeasuredBoots(this.db.pool, await this.idsOf(cohort)),
    );
  }

  private phasesOf(cohort: Cohort): Promise<MeasuredPhaseRow[]> {
    return this.once(this.phases, cohort, async () =>
      readMeasuredPhases(this.db.pool, await this.idsOf(cohort)),
    );
  }

  private once<Row>(known: Map<string, Promise<Row[]>>, cohort: Cohort, read: () => Promise<Row[]>) {
    const key = JSON.stringify(cohort);
    const rows = known.get(key) ?? read();
    known.set(key, rows);
    return rows;
  }

  /** Place of each boot's group among those wanted. */
  private async groupOf(
    cohort: Cohort,
    groupBy: Dimension | null,
    groups: readonly (string | null)[],
  ): Promise<Map<number, number>> {
    const dictionary = await this.names();
    const places = new Map(groups.map((value, place) => [value, place]));
    const rows = await this.rowsOf(cohort);
    return new Map(
      rows.map((row) => {
        if (groupBy === null) return [row.id, 0];
        const { value } = memberOfCode(dictionary, groupBy, codeOfRow(row, groupBy, dictionary));
        return [row.id, places.get(value) ?? -1];
      }),
    );
  }
}
