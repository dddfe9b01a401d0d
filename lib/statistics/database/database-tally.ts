import { bucketMs } from '@/lib/domain/statistics/bucket';
import type { Dictionary } from '@/lib/domain/statistics/dictionary';
import { countBootCells, countDurationCells } from '@/lib/store/count-measures';
import type { Database } from '@/lib/store/database';
import { ALL_BOOTS, CACHE_CLASSES, COARSE_MS, type Tally, type TallyQuestion } from '../counting';
import { BucketCounts } from './bucket-counts';
import { memberOfCode } from './codes';
import { OpenTally } from './open-tally';

/** Counts boots by group, span of time and cache class, in the database. */
export async function tallyDatabase(
  db: Database,
  dictionary: Dictionary,
  question: TallyQuestion,
): Promise<Tally> {
  const { groupBy, metrics, byCache = true } = question;
  const classOf = (cacheClass: number) => (byCache ? cacheClass : CACHE_CLASSES.indexOf('other'));
  const memberOf = (code: string | null) =>
    groupBy === null ? ALL_BOOTS : memberOfCode(dictionary, groupBy, code);
  const tally = new OpenTally(question, () => new BucketCounts(bucketMs));
  for (const row of await countBootCells(db, question, COARSE_MS)) {
    const { cloud, span, status, boots, coarse } = row;
    tally.addBoots({
      ...{ member: memberOf(row.code), cacheClass: classOf(row.class), cloud, span, status, boots, coarse },
      resolutionMs: row.resolution,
    });
  }
  for (const metric of metrics)
    for (const row of await countDurationCells(db, question, metric))
      tally
        .cellOf(memberOf(row.code), row.span)
        ?.durations[metric][classOf(row.class)]?.add(row.bucket, row.boots, row);
  return tally.toTally();
}
