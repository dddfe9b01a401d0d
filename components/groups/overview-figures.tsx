import Link from 'next/link';
import type { ReactNode } from 'react';
import { Duration } from '@/components/ui/duration';
import { toRoute } from '@/components/ui/route';
import type { Metric } from '@/lib/domain/cohort';
import type { OverviewFigures as Figures } from '@/lib/domain/duration-charts';
import { formatCount, formatShare } from '@/lib/layout/quantity';
import { Figure } from './group-figures';
import { coldShare } from './group-sort';

interface OverviewFiguresProps {
  figures: Figures;
  metric: Metric;
  /** Where the boots of these statuses are listed. */
  statusHref: (status: 'failed' | 'partial' | 'booting') => string;
}

/** What an SRE wants to know first, in one line. */
export function OverviewFigures({ figures, metric, statusHref }: OverviewFiguresProps) {
  const share = coldShare(figures);
  const durations = figures[metric];
  const { cold, warm } = figures.byCache;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 px-4 pb-4">
      <Figure name="boots">{formatCount(figures.boots)}</Figure>
      <StatusFigure name="failed" count={figures.byStatus.failed} href={statusHref('failed')} />
      <StatusFigure name="booting" count={figures.byStatus.booting} href={statusHref('booting')} />
      <StatusFigure name="partial" count={figures.byStatus.partial} href={statusHref('partial')} />
      <Figure name={`${metric} p50`}>
        <Duration ms={durations.p50} absent="no running boots" />
      </Figure>
      <Figure name="p95">
        <Duration ms={durations.p95} absent="no running boots" />
      </Figure>
      <Figure name="p99">
        <Duration ms={durations.p99} absent="no running boots" />
      </Figure>
      <Figure name="cold">{share === null ? '–' : formatShare(share)}</Figure>
      <Figure name="cold p50 · warm p50">
        <Duration ms={cold[metric].p50} absent="no cold boots" />
        <span className="text-ink-3"> · </span>
        <Duration ms={warm[metric].p50} absent="no warm boots" />
      </Figure>
    </dl>
  );
}

function StatusFigure({ name, count, href }: { name: string; count: number; href: string }): ReactNode {
  return (
    <Figure name={name}>
      {count === 0 ? (
        '0'
      ) : (
        <Link className="link" href={toRoute(href)} prefetch={false}>
          {formatCount(count)}
        </Link>
      )}
    </Figure>
  );
}
