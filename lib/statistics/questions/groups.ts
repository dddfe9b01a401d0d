import type { GroupKey, GroupPercentiles, PercentileReport } from '@/lib/domain/percentiles';
import type { Counter } from '../counting';
import type { GroupQuestion } from '../statistics';
import { answerOf } from './answer';
import { type CellFigures, figuresOf } from './figures';

/** Groups of a report; the largest are kept. */
const MAX_GROUPS = 1000;

interface Group {
  key: GroupKey;
  figures: CellFigures;
  /** Running boots that have the metric. */
  n: number;
}

/** Percentiles by a dimension, largest group first. */
export async function askGroups(counter: Counter, question: GroupQuestion): Promise<PercentileReport> {
  const { dimension, metric, filter } = question;
  const cohort = { filter };
  const tally = await counter.tally({ cohort, groupBy: dimension, times: null, metrics: ['total', 'build'] });
  const all = tally.groups.flatMap((key, index): Group[] => {
    const cell = tally.cells[index]?.[0];
    if (!cell) return [];
    const figures = figuresOf(cell);
    return [{ key, figures, n: figures[metric].n }];
  });
  const kept = all.sort(bySize).slice(0, MAX_GROUPS);
  const phases = question.phases ? await readPhases(counter, question, kept) : null;
  const n = all.reduce((sum, group) => sum + group.n, 0);
  return {
    ...answerOf(counter, tally, n),
    metric,
    fromMs: filter.fromMs ?? null,
    toMs: filter.toMs ?? null,
    groups: kept.map((group, index) => ({
      ...groupOf(group),
      phases: phases?.[index] ?? {},
    })),
    omittedGroups: all.length - kept.length,
  };
}

/** Largest first, unknown last among equals. */
function bySize(a: Group, b: Group): number {
  const [nameA, nameB] = [a.key.value, b.key.value];
  const byName = nameA === null ? 1 : nameB === null || nameA < nameB ? -1 : 1;
  return b.n - a.n || b.figures.boots - a.figures.boots || byName;
}

function groupOf({ key, n, figures }: Group): Omit<GroupPercentiles, 'phases'> {
  const { byStatus, cold, warm, total, build, byCache } = figures;
  return {
    ...{ key, n, failed: byStatus.failed, partial: byStatus.partial },
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
