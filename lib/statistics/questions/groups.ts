import type { Metric } from '@/lib/domain/cohort';
import type {
  GroupKey,
  GroupPercentiles,
  PercentileReport,
  SparkPoint,
  StageSplit,
} from '@/lib/domain/percentiles';
import { STAGES } from '@/lib/domain/stage';
import { bucketOf } from '@/lib/domain/statistics/bucket';
import type { Band, BandSums, Cell, Counter } from '../counting';
import type { Distribution } from '../distribution';
import type { GroupQuestion } from '../statistics';
import { answerOf, durationsOf, timeBounds } from './answer';
import { figuresOf } from './figures';

/** Groups of a report; the largest are kept. */
const MAX_GROUPS = 1000;

interface Group {
  key: GroupKey;
  cell: Cell;
  durations: Distribution;
}

/** Percentiles by a dimension, largest group first. */
export async function askGroups(counter: Counter, question: GroupQuestion): Promise<PercentileReport> {
  const { dimension, metric, filter } = question;
  const cohort = { filter };
  const tally = await counter.tally({ cohort, groupBy: dimension, times: null, metrics: ['total', 'build'] });
  const all = tally.groups.flatMap((key, index): Group[] => {
    const cell = tally.cells[index]?.[0];
    return cell ? [{ key, cell, durations: durationsOf(cell, metric) }] : [];
  });
  const kept = all.sort(bySize).slice(0, MAX_GROUPS);
  const [phases, splits, sparks] = await Promise.all([
    question.phases ? readPhases(counter, question, kept) : null,
    question.split ? readSplits(counter, question, kept) : null,
    question.sparks ? readSparks(counter, question, kept, question.sparks) : null,
  ]);
  const n = all.reduce((sum, { durations }) => sum + durations.n, 0);
  return {
    ...answerOf(counter, tally, n),
    metric,
    fromMs: filter.fromMs ?? null,
    toMs: filter.toMs ?? null,
    ...(sparks && { sparkTimes: sparks.times }),
    groups: kept.map((group, index) => ({
      ...groupOf(group, metric),
      phases: phases?.[index] ?? {},
      ...(splits?.[index] && { split: splits[index] }),
      ...(sparks?.points[index] && { spark: sparks.points[index] }),
    })),
    omittedGroups: all.length - kept.length,
  };
}

function bootsOf({ cell }: Group): number {
  return cell.statuses.reduce((sum, count) => sum + count, 0);
}

/** Largest first, unknown last among equals. */
function bySize(a: Group, b: Group): number {
  const [nameA, nameB] = [a.key.value, b.key.value];
  const byName = nameA === null ? 1 : nameB === null || nameA < nameB ? -1 : 1;
  return b.durations.n - a.durations.n || bootsOf(b) - bootsOf(a) || byName;
}

function groupOf({ key, cell }: Group, metric: Metric): Omit<GroupPercentiles, 'phases'> {
  const { byStatus, cold, warm, total, build, byCache } = figuresOf(cell);
  return {
    key,
    n: metric === 'total' ? total.n : build.n,
    failed: byStatus.failed,
    partial: byStatus.partial,
    ...{ cold, warm, total, build, byCache },
  };
}

async function readPhases(
  counter: Counter,
  { dimension, filter }: GroupQuestion,
  groups: readonly Group[],
): Promise<GroupPercentiles['phases'][]> {
  const found = groups.map((): GroupPercentiles['phases'] => ({}));
  const values = groups.map(({ key }) => key.value);
  await counter.visitPhases(
    { cohort: { filter }, groupBy: dimension, groups: values, starts: false },
    (group, { name }, durations) => {
      const phases = found[group];
      if (phases) phases[name] = durations.percentiles();
    },
  );
  return found.map((phases) =>
    Object.fromEntries(Object.entries(phases).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}

/** Which boots are averaged: between these shares of all, by the metric. */
const SPLITS = [
  { from: 0.45, to: 0.55 },
  { from: 0.925, to: 0.975 },
];

async function readSplits(
  counter: Counter,
  { dimension, metric, filter }: GroupQuestion,
  groups: readonly Group[],
): Promise<NonNullable<GroupPercentiles['split']>[]> {
  const bands = groups.flatMap(({ durations }, group) =>
    SPLITS.map(({ from, to }): Band => {
      if (durations.n === 0) return { group, fromBucket: 1, toBucket: 0 };
      const rankAt = (p: number) => (durations.n - 1) * p;
      return {
        group,
        fromBucket: bucketOf(durations.rank(Math.floor(rankAt(from)))),
        toBucket: bucketOf(durations.rank(Math.ceil(rankAt(to)))),
      };
    }),
  );
  const values = groups.map(({ key }) => key.value);
  const sums = await counter.sumBands({
    cohort: { filter },
    metric,
    groupBy: dimension,
    groups: values,
    bands,
  });
  return groups.map((_, group) => ({
    p50: splitOf(sums[2 * group]),
    p95: splitOf(sums[2 * group + 1]),
  }));
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

async function readSparks(
  counter: Counter,
  { dimension, metric, filter }: GroupQuestion,
  groups: readonly Group[],
  spans: number,
): Promise<{ times: number[]; points: SparkPoint[][] }> {
  const times = await timeBounds(counter, filter, spans);
  if (times.length === 0) return { times: [], points: [] };
  const tally = await counter.tally({
    cohort: { filter },
    groupBy: dimension,
    times,
    metrics: [metric],
    byCache: false,
  });
  const cells = new Map(tally.groups.map(({ value }, index) => [value, tally.cells[index] ?? []]));
  const points = groups.map(({ key }) =>
    (cells.get(key.value) ?? []).map((cell): SparkPoint => {
      const { n, p50, p95 } = durationsOf(cell, metric).percentiles();
      return { n, p50, p95 };
    }),
  );
  return { times, points };
}
