import Link from 'next/link';
import { Cell } from '@/components/ui/data-table';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { toRoute } from '@/components/ui/route';
import type { Metric } from '@/lib/domain/cohort';
import type { GroupPercentiles } from '@/lib/domain/percentiles';
import type { DurationUnit } from '@/lib/layout/duration';
import { formatCount, formatCountOf, formatShare } from '@/lib/layout/quantity';
import { splitByStage } from '@/lib/layout/stage-split';
import { coldShare, coldWarmRatio } from './group-sort';
import { Percentile } from './percentile';
import { Ratio } from './ratio';
import { StageSplitBar } from './stage-split-bar';

interface GroupRowProps {
  group: GroupPercentiles;
  metric: Metric;
  unit: DurationUnit;
  /** Milliseconds that fill the stage bars. */
  scaleMs: number;
  href: string | null;
}

/** One group; on a phone only its name, n, cold share, median and 95th percentile. */
export function GroupRow({ group, metric, unit, scaleMs, href }: GroupRowProps) {
  const figures = group[metric];
  return (
    <tr className="group relative hover:bg-hover has-[a[data-row]:focus-visible]:bg-selected">
      {/* On a phone the name takes what the figures leave. */}
      <Cell className="max-w-64 font-medium max-sm:w-full max-sm:max-w-0">
        <GroupName label={group.key.label} href={href} />
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
      <Cell numeric className="max-sm:hidden">
        <Ratio value={coldWarmRatio(group, metric)} />
      </Cell>
      <Cell className="max-sm:hidden">
        <StageSplitBar pieces={splitByStage(group.phases, 'p50')} scaleMs={scaleMs} what="median" />
      </Cell>
      <Cell className="max-sm:hidden">
        <StageSplitBar pieces={splitByStage(group.phases, 'p95')} scaleMs={scaleMs} what="95th percentile" />
      </Cell>
    </tr>
  );
}

function GroupName({ label, href }: { label: string; href: string | null }) {
  if (href === null) return <span className="text-ink-3">{label}</span>;
  return (
    <Link
      href={toRoute(href)}
      prefetch={false}
      data-row
      className="flex outline-none after:absolute after:inset-0 focus-visible:underline"
    >
      <MiddleEllipsis text={label} />
    </Link>
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
