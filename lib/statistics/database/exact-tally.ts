import type { Dictionary } from '@/lib/domain/statistics/dictionary';
import type { MeasuredBootRow } from '@/lib/store/read-measured-boots';
import { ALL_BOOTS, CACHE_CLASSES, COARSE_MS, type Tally, type TallyQuestion } from '../counting';
import { Distribution } from '../distribution';
import { codeOfRow, memberOfCode } from './codes';
import { OpenTally } from './open-tally';

/** Durations themselves. */
class Values {
  private readonly values: number[] = [];

  add(ms: number): void {
    this.values.push(ms);
  }

  toDistribution(): Distribution {
    return Distribution.ofValues(this.values);
  }
}

/** Counts rows by group, span of time and cache class. */
export function tallyRows(
  rows: readonly MeasuredBootRow[],
  dictionary: Dictionary,
  question: TallyQuestion,
): Tally {
  const { groupBy, times, byCache = true } = question;
  const tally = new OpenTally(question, () => new Values());
  for (const row of rows) {
    const { status, cloud, startedAtMs, resolutionMs } = row;
    const member =
      groupBy === null ? ALL_BOOTS : memberOfCode(dictionary, groupBy, codeOfRow(row, groupBy, dictionary));
    const span = times === null ? 0 : times.findLastIndex((bound) => bound <= startedAtMs);
    const cacheClass = byCache ? classOf(row) : CACHE_CLASSES.indexOf('other');
    tally.addBoots({
      ...{ member, span, cacheClass, cloud, status, boots: 1, resolutionMs },
      coarse: resolutionMs >= COARSE_MS ? 1 : 0,
    });
    const cell = status === 'running' ? tally.cellOf(member, span) : null;
    if (cell && row.totalMs !== null) cell.durations.total[cacheClass]?.add(row.totalMs);
    if (cell && row.buildMs !== null) cell.durations.build[cacheClass]?.add(row.buildMs);
  }
  return tally.toTally();
}

/** Index into `CACHE_CLASSES`. */
function classOf({ cache }: MeasuredBootRow): number {
  if (cache === 'cold' || cache === 'follower') return 0;
  return cache === 'warm' ? 1 : 2;
}
