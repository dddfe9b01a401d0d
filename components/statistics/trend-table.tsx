import Link from 'next/link';
import { Percentile } from '@/components/groups/percentile';
import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { toRoute } from '@/components/ui/route';
import { Time } from '@/components/ui/time';
import type { Metric } from '@/lib/domain/cohort';
import type { TrendPoint } from '@/lib/domain/duration-charts';
import { columnUnit } from '@/lib/layout/duration';
import { formatCount } from '@/lib/layout/quantity';

interface TrendTableProps {
  points: readonly TrendPoint[];
  metric: Metric;
  zone: string;
  pointHref: (point: TrendPoint) => string;
}

/** The figures of a trend, newest first; each span leads to its boots. */
export function TrendTable({ points, metric, zone, pointHref }: TrendTableProps) {
  const unit = columnUnit(points.map((point) => point[metric].p95));
  const head = (
    <tr>
      <HeadCell>From</HeadCell>
      {['n', 'failed', 'p50', 'p95', 'cold p50', 'warm p50'].map((name) => (
        <HeadCell key={name} numeric>
          {name}
        </HeadCell>
      ))}
    </tr>
  );
  return (
    <DataTable caption={`${metric} over time`} head={head}>
      {points.toReversed().map((point) => {
        const { n, p50, p95 } = point[metric];
        const { cold, warm } = point.byCache;
        return (
          <tr key={point.fromMs} className="hover:bg-hover">
            <Cell>
              <Link className="link" href={toRoute(pointHref(point))} prefetch={false}>
                <Time atMs={point.fromMs} zone={zone} precision="min" />
              </Link>
            </Cell>
            <Cell numeric>{formatCount(n)}</Cell>
            <Cell numeric>{formatCount(point.failed)}</Cell>
            <Cell numeric>
              <Percentile ms={p50} unit={unit} n={n} />
            </Cell>
            <Cell numeric>
              <Percentile ms={p95} unit={unit} n={n} />
            </Cell>
            <Cell numeric>
              <Percentile ms={cold[metric].p50} unit={unit} n={cold[metric].n} />
            </Cell>
            <Cell numeric>
              <Percentile ms={warm[metric].p50} unit={unit} n={warm[metric].n} />
            </Cell>
          </tr>
        );
      })}
    </DataTable>
  );
}
