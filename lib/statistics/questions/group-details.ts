import type { GroupDetails, SparkPoint, StageSplit } from '@/lib/domain/percentiles';
import { STAGES } from '@/lib/domain/stage';
import { bucketOf } from '@/lib/domain/statistics/bucket';
import type { Band, BandSums, Counter } from '../counting';
import { Distribution } from '../distribution';
import type { GroupDetailsQuestion } from '../statistics';
import { timeBounds } from './answer';

/** Which boots are averaged: between these shares of all, by the metric. */
const SPLITS = [
  { from: 0.45, to: 0.55 },
  { from: 0.925, to: 0.975 },
];

/** Details of groups, in the order of their values. */
export async function askGroupDetails(
  counter: Counter,
  { dimension, metric, filter, values, spans }: GroupDetailsQuestion,
): Promise<GroupDetails[]> {
  const asked = { cohort: { filter }, groupBy: dimension, groups: values };
  const times = await timeBounds(counter, filter, spans);
  const tally = await counter.tally({
    ...{ ...asked, times: times.length === 0 ? null : times },
    ...{ metrics: [metric], byCache: false },
  });
  const cells = new Map(tally.groups.map(({ value }, index) => [value, tally.cells[index] ?? []]));
  const courses = values.map((value) => (cells.get(value) ?? []).map((cell) => cell.durationsOf(metric)));
  // The spans hold all the time, so that a group is what they hold together.
  const bands = courses.flatMap((course, group) => bandsOf(group, Distribution.merge(course)));
  const sums = await counter.sumBands({ ...asked, metric, bands });
  return courses.map((course, group) => ({
    split: { p50: splitOf(sums[2 * group]), p95: splitOf(sums[2 * group + 1]) },
    spark: course.map(pointOf),
  }));
}

function pointOf(durations: Distribution): SparkPoint {
  const { n, p50, p95 } = durations.percentiles();
  return { n, p50, p95 };
}

function bandsOf(group: number, durations: Distribution): Band[] {
  return SPLITS.map(({ from, to }) => {
    if (durations.n === 0) return { group, fromBucket: 1, toBucket: 0 };
    const rankAt = (p: number) => (durations.n - 1) * p;
    return {
      group,
      fromBucket: bucketOf(durations.rank(Math.floor(rankAt(from)))),
      toBucket: bucketOf(durations.rank(Math.ceil(rankAt(to)))),
    };
  });
}

function splitOf(sums: BandSums | undefined): StageSplit {
  if (!sums || sums.n === 0) return { n: 0, meanMs: 0, stages: [] };
  const { n } = sums;
  const byStage = new Map<string, StageSplit['stages'][number]>();
  for (const { stage, kind, ms } of sums.phases) {
    if (ms === 0) continue;
    const share = byStage.get(`${stage} ${kind}`) ?? { stage, kind, meanMs: 0 };
    byStage.set(`${stage} ${kind}`, { ...share, meanMs: share.meanMs + ms / n });
  }
  const stages = [...byStage.values()].sort(
    (a, b) =>
      STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) ||
      (a.kind === b.kind ? 0 : a.kind === 'wait' ? -1 : 1),
  );
  return { n, meanMs: sums.metricMs / n, stages };
}
