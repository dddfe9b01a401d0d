import { Cell } from '@/components/ui/data-table';
import type { Metric } from '@/lib/domain/cohort';
import type { GroupDetails, GroupPercentiles } from '@/lib/domain/percentiles';
import type { DurationUnit } from '@/lib/layout/duration';
import { formatCount, formatCountOf, formatShare } from '@/lib/layout/quantity';
import { GroupName } from './group-name';
import { coldShare, coldWarmRatio } from './group-sort';
import { GroupTrend } from './group-trend';
import { Percentile } from './percentile';
import { Ratio } from './ratio';
import { StageSplitBar } from './stage-split-bar';

interface GroupRowProps {
  group: GroupPercentiles & Partial<GroupDetails>;
  metric: Metric;
  unit: DurationUnit;
  /** Milliseconds that fill the stage bars. */
  scaleMs: number;
  href: string | null;
  /** Tells it from other groups of its label; null where there are none. */
  distinction: string | null;
}

/** One group; on a phone only its name, n, cold share, median and 95th percentile. */
export function GroupRow({ group, metric, unit, scaleMs, href, distinction }: GroupRowProps) {
  const figures = group[metric];
  const { cold, warm } = group.byCache;
  return (
    <tr className="group relative hover:bg-hover has-[a[data-row]:focus-visible]:bg-selected">
      {/* On a phone the name takes what the figures leave. */}
      <Cell className="max-w-64 font-medium max-sm:w-full max-sm:max-w-0">
        <GroupName label={group.key.label} distinction={distinction} href={href} row />
      </Cell>
      <Cell numeric>
        <span title={countsOf(group)}>{formatCount(figures.n)}</span>
      </Cell>
      <Cell numeric>
        <ColdShare group={group} />
      </Cell>
      <Cell numeric>
        <Percentile ms={figures.p50} unit={unit} n={figures.n} />
      </Cell>
      <Cell numeric className="max-sm:hidden">
        <Percentile ms={figures.p90} unit={unit} n={figures.n} />
      </Cell>
      <Cell numeric>
        <Percentile ms={figures.p95} unit={unit} n={figures.n} />
      </Cell>
      <Cell numeric className="max-sm:hidden">
        <Percentile ms={figures.p99} unit={unit} n={figures.n} extreme />
      </Cell>
      <Cell numeric className="max-lg:hidden">
        <Percentile ms={cold[metric].p50} unit={unit} n={cold[metric].n} />
      </Cell>
      <Cell numeric className="max-lg:hidden">
        <Percentile ms={warm[metric].p50} unit={unit} n={warm[metric].n} />
      </Cell>
      <Cell numeric className="max-sm:hidden">
        <Ratio value={coldWarmRatio(group, metric)} />
      </Cell>
      <Cell className="max-md:hidden">
        <StageSplitBar split={group.split?.p50} scaleMs={scaleMs} what="median" />
      </Cell>
      <Cell className="max-md:hidden">
        <StageSplitBar split={group.split?.p95} scaleMs={scaleMs} what="95th percentile" />
      </Cell>
      <Cell className="max-lg:hidden">
        <GroupTrend group={group} metric={metric} />
      </Cell>
    </tr>
  );
}

function ColdShare({ group }: { group: GroupPercentiles }) {
  const share = coldShare(group);
  if (share === null)
    return (
      <span className="text-ink-3" title="no boot whose cache state is known">
        –
      </span>
    );
  return (
    <span title={`${formatCount(group.cold)} cold, ${formatCount(group.warm)} warm`}>
      {formatShare(share)}
    </span>
  );
}

function countsOf({ n, failed, partial }: GroupPercentiles): string {
  return `${formatCountOf(n, 'running boot')}, ${formatCount(failed)} failed, ${formatCount(partial)} partial`;
}
