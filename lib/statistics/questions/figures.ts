import { BOOT_STATUSES, type BootStatus } from '@/lib/domain/boot';
import type { BootFilter } from '@/lib/domain/cohort';
import type { DurationTrend, OverviewFigures, OverviewReport } from '@/lib/domain/duration-charts';
import type { Cell, Counter, Extent, Tally } from '../counting';
import type { TrendSpans } from '../statistics';
import { answerOf, onlyCell, runningOf, timeBounds } from './answer';

/** What is said of the boots of a cell, whatever they are. */
export type CellFigures = Omit<OverviewFigures, 'firstMs' | 'lastMs'>;

export function figuresOf(cell: Cell): CellFigures {
  const { running, statuses } = cell;
  const of = (cacheClass: 'cold' | 'warm') => ({
    total: cell.percentilesOf('total', cacheClass),
    build: cell.percentilesOf('build', cacheClass),
  });
  return {
    boots: statuses.reduce((sum, count) => sum + count, 0),
    byStatus: Object.fromEntries(
      BOOT_STATUSES.map((status, index) => [status, statuses[index] ?? 0]),
    ) as Record<BootStatus, number>,
    cold: running.cold,
    warm: running.warm,
    total: cell.percentilesOf('total'),
    build: cell.percentilesOf('build'),
    byCache: { cold: of('cold'), warm: of('warm') },
  };
}

/** A cohort's figures, and those of the equally long period before. */
export async function askOverview(
  counter: Counter,
  filter: BootFilter,
  nowMs: number,
): Promise<OverviewReport> {
  const { fromMs } = filter;
  const ask = async (of: BootFilter) => {
    const cohort = { filter: of };
    const [tally, extent] = await Promise.all([
      counter.tally({ cohort, groupBy: null, times: null, metrics: ['total', 'build'] }),
      counter.extentOf(cohort),
    ]);
    return { tally, extent };
  };
  const previousFromMs = fromMs === undefined ? null : previousBegin(fromMs, filter.toMs ?? nowMs);
  const [current, previous] = await Promise.all([
    ask(filter),
    previousFromMs === null ? null : ask({ ...filter, fromMs: previousFromMs, toMs: fromMs }),
  ]);
  return {
    ...answerOf(counter, current.tally, runningOf(onlyCell(current.tally))),
    current: overviewOf(current),
    previous: previous && overviewOf(previous),
    previousFromMs,
  };
}

/** Where the period as long as this one begins that ends where this one begins. */
export function previousBegin(fromMs: number, toMs: number): number {
  return fromMs - Math.max(toMs - fromMs, 1);
}

function overviewOf({ tally, extent }: { tally: Tally; extent: Extent | null }): OverviewFigures {
  const { firstMs, lastMs } = extent ?? { firstMs: null, lastMs: null };
  return { ...figuresOf(onlyCell(tally)), firstMs, lastMs };
}

/** A cohort over time, oldest span first. */
export async function askTrend(
  counter: Counter,
  filter: BootFilter,
  spans: TrendSpans,
): Promise<DurationTrend> {
  const times = 'bounds' in spans ? [...spans.bounds] : await timeBounds(counter, filter, spans.count);
  if (times.length < 2) return { ...answerOf(counter, { coarse: 0, resolutionMs: 0 }, 0), points: [] };
  const tally = await counter.tally({
    cohort: { filter },
    groupBy: null,
    times,
    metrics: ['total', 'build'],
  });
  const cells = tally.cells[0] ?? [];
  const points = cells.map((cell, span) => {
    const { byStatus, ...figures } = figuresOf(cell);
    return { fromMs: times[span] ?? 0, toMs: times[span + 1] ?? 0, ...figures, failed: byStatus.failed };
  });
  const n = cells.reduce((sum, cell) => sum + runningOf(cell), 0);
  return { ...answerOf(counter, tally, n), points: points.filter(({ boots }) => boots > 0) };
}
