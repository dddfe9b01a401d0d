import Link from 'next/link';
import type { ReactNode } from 'react';
import { Spark } from '@/components/charts/spark';
import { Change } from '@/components/ui/change';
import { Duration } from '@/components/ui/duration';
import { toRoute } from '@/components/ui/route';
import type { Metric } from '@/lib/domain/cohort';
import type { OverviewFigures as Figures, TrendPoint } from '@/lib/domain/duration-charts';
import { MIN_COMPARED } from '@/lib/domain/statistics/comparison';
import { formatDuration, formatDurationChange } from '@/lib/layout/duration';
import { formatCount, formatShare } from '@/lib/layout/quantity';
import { coldShare } from './group-sort';

interface OverviewFiguresProps {
  figures: Figures;
  /** Of the equally long period before; null where there is none. */
  previous: Figures | null;
  /** Over the window, oldest first. */
  points: readonly TrendPoint[];
  metric: Metric;
  /** Where the boots of these statuses are listed. */
  statusHref: (status: 'failed' | 'partial' | 'booting') => string;
}

/** What an SRE wants to know first, in one line: each figure with its change against the period before and its course. */
export function OverviewFigures({ figures, previous, points, metric, statusHref }: OverviewFiguresProps) {
  const count = (name: string, of: (from: Figures) => number, spark?: (point: TrendPoint) => number) => (
    <CountFigure
      name={name}
      now={of(figures)}
      before={previous && of(previous)}
      href={name === 'boots' ? null : statusHref(name as 'failed')}
      values={spark ? points.map(spark) : null}
      isBad={name === 'failed'}
    />
  );
  const duration = (percentile: 'p50' | 'p95' | 'p99') => (
    <DurationFigure
      name={percentile === 'p50' ? `${metric} p50` : percentile}
      now={figures[metric][percentile]}
      before={enough(previous, metric) ? (previous?.[metric][percentile] ?? null) : null}
      values={points.map((point) => point[metric][percentile])}
    />
  );
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 px-4 pb-4 sm:flex sm:flex-wrap sm:gap-x-7">
      {count(
        'boots',
        ({ boots }) => boots,
        ({ boots }) => boots,
      )}
      {count(
        'failed',
        ({ byStatus }) => byStatus.failed,
        ({ failed }) => failed,
      )}
      {count('booting', ({ byStatus }) => byStatus.booting)}
      {count('partial', ({ byStatus }) => byStatus.partial)}
      {duration('p50')}
      {duration('p95')}
      {duration('p99')}
      <ShareFigure figures={figures} previous={previous} points={points} />
      <ColdWarm figures={figures} metric={metric} />
    </dl>
  );
}

/** Of fewer boots a percentile is chance, and its change says nothing. */
function enough(previous: Figures | null, metric: Metric): boolean {
  return previous !== null && previous[metric].n >= MIN_COMPARED;
}

interface KeyFigureProps {
  name: string;
  value: ReactNode;
  change?: ReactNode;
  /** Null: it has no course. */
  values: readonly (number | null)[] | null;
  format: (value: number) => string;
}

function KeyFigure({ name, value, change, values, format }: KeyFigureProps) {
  const known = (values ?? []).filter((each) => each !== null);
  return (
    <div className="flex min-w-20 flex-col">
      <dt className="text-xs text-ink-2">{name}</dt>
      <dd className="flex items-baseline gap-1.5">
        <span className="text-lg font-medium">{value}</span>
        <span className="text-2xs">{change}</span>
      </dd>
      {known.length > 1 && (
        <dd className="h-4 w-24">
          <Spark
            values={values ?? []}
            label={`${name} over time: ${format(Math.min(...known))} to ${format(Math.max(...known))}`}
            className="h-4 w-24"
          />
        </dd>
      )}
    </div>
  );
}

interface CountFigureProps {
  name: string;
  now: number;
  before: number | null;
  href: string | null;
  values: readonly number[] | null;
  isBad: boolean;
}

function CountFigure({ name, now, before, href, values, isBad }: CountFigureProps) {
  const difference = before === null ? null : now - before;
  return (
    <KeyFigure
      name={name}
      value={
        href === null || now === 0 ? (
          formatCount(now)
        ) : (
          <Link className="link" href={toRoute(href)} prefetch={false}>
            {formatCount(now)}
          </Link>
        )
      }
      change={
        values !== null && before !== null && difference !== null ? (
          <Change
            text={`${difference < 0 ? '\u2212' : '+'}${formatCount(Math.abs(difference))}`}
            sign={Math.sign(difference)}
            isBad={isBad}
            title={`${formatCount(before)} in the period before`}
          />
        ) : null
      }
      values={values}
      format={formatCount}
    />
  );
}

interface DurationFigureProps {
  name: string;
  now: number | null;
  before: number | null;
  values: readonly (number | null)[];
}

function DurationFigure({ name, now, before, values }: DurationFigureProps) {
  return (
    <KeyFigure
      name={name}
      value={<Duration ms={now} absent="no running boots" />}
      change={
        now !== null && before !== null ? (
          <Change
            text={formatDurationChange(now - before)}
            sign={Math.sign(now - before)}
            title={`${formatDuration(before)} in the period before`}
          />
        ) : null
      }
      values={values}
      format={formatDuration}
    />
  );
}

function ShareFigure(props: { figures: Figures; previous: Figures | null; points: readonly TrendPoint[] }) {
  const { figures, previous, points } = props;
  const before = previous && previous.cold + previous.warm >= MIN_COMPARED ? coldShare(previous) : null;
  const now = coldShare(figures);
  const difference = now === null || before === null ? null : Math.round((now - before) * 100);
  return (
    <KeyFigure
      name="cold"
      value={now === null ? '–' : formatShare(now)}
      change={
        difference !== null && before !== null ? (
          <Change
            text={`${difference < 0 ? '\u2212' : '+'}${Math.abs(difference)}\u202fpp`}
            sign={Math.sign(difference)}
            title={`${formatShare(before)} in the period before`}
          />
        ) : null
      }
      values={points.map(coldShare)}
      format={formatShare}
    />
  );
}

function ColdWarm({ figures, metric }: { figures: Figures; metric: Metric }) {
  const { cold, warm } = figures.byCache;
  return (
    <div className="flex flex-col">
      <dt className="text-xs text-ink-2">cold p50 · warm p50</dt>
      <dd className="text-lg font-medium whitespace-nowrap">
        <Duration ms={cold[metric].p50} absent="no cold boots" />
        <span className="text-ink-3"> · </span>
        <Duration ms={warm[metric].p50} absent="no warm boots" />
      </dd>
    </div>
  );
}
