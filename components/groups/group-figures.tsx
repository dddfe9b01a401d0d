import type { ReactNode } from 'react';
import { Duration } from '@/components/ui/duration';
import type { OverviewFigures } from '@/lib/domain/duration-charts';
import { formatCount, formatShare } from '@/lib/layout/quantity';
import { coldShare, coldWarmRatio } from './group-sort';
import { Ratio } from './ratio';

/** A group's key figures in one line. */
export function GroupFigures({ figures: group }: { figures: OverviewFigures }) {
  const share = coldShare(group);
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2 border-b border-line px-4 pb-3">
      <Figure name="running boots">{formatCount(group.byStatus.running)}</Figure>
      <Figure name="failed">{formatCount(group.byStatus.failed)}</Figure>
      <Figure name="partial">{formatCount(group.byStatus.partial)}</Figure>
      <Figure name="cold">
        {share === null ? '–' : formatShare(share)}
        <span className="text-sm text-ink-2">
          {' '}
          {formatCount(group.cold)} / {formatCount(group.warm)} warm
        </span>
      </Figure>
      <Figure name="build p50">
        <Duration ms={group.build.p50} absent="no boots" />
      </Figure>
      <Figure name="build p95">
        <Duration ms={group.build.p95} absent="no boots" />
      </Figure>
      <Figure name="total p50">
        <Duration ms={group.total.p50} absent="the requests were not seen" />
      </Figure>
      <Figure name="cold ÷ warm">
        <Ratio value={coldWarmRatio(group, 'build')} />
      </Figure>
    </dl>
  );
}

/** One figure with its name over it. */
export function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col">
      <dt className="text-xs text-ink-2">{name}</dt>
      <dd className="text-lg font-medium">{children}</dd>
    </div>
  );
}
