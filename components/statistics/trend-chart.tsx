import Link from 'next/link';
import { TimeChart } from '@/components/charts/time-chart';
import { toRoute } from '@/components/ui/route';
import type { Metric } from '@/lib/domain/cohort';
import type { TrendPoint } from '@/lib/domain/duration-charts';
import type { Marker } from '@/lib/domain/marker';
import { formatDateTime, formatOffset } from '@/lib/layout/clock-time';
import { formatDuration } from '@/lib/layout/duration';
import { formatCountOf } from '@/lib/layout/quantity';
import type { Span } from '@/lib/layout/time-axis';
import { layoutTrend, type TrendLine } from '@/lib/layout/trend';

interface TrendChartProps {
  points: readonly TrendPoint[];
  span: Span;
  metric: Metric;
  zone: string;
  markers: readonly Marker[];
  /** Where the boots of a span are listed. */
  pointHref: (point: TrendPoint) => string;
}

const BOX = { width: 1000, height: 160, barHeight: 28 };

const LINES: Record<TrendLine, { name: string; stroke: string; dash?: string }> = {
  p50: { name: 'p50', stroke: 'stroke-ink' },
  p95: { name: 'p95', stroke: 'stroke-ink', dash: '2 3' },
  cold: { name: 'cold p50', stroke: 'stroke-cold', dash: '6 3' },
  warm: { name: 'warm p50', stroke: 'stroke-warm' },
};

/** Median and 95th percentile over time, cold and warm medians beside them, and how many boots they are of. */
export function TrendChart({ points, span, metric, zone, markers, pointHref }: TrendChartProps) {
  const layout = layoutTrend(points, span, metric, BOX);
  const whole = BOX.height + BOX.barHeight;
  return (
    <TimeChart
      span={span}
      zone={zone}
      markers={markers}
      height="h-48"
      sideTicks={layout.durationTicks.map(({ y, label }) => ({ top: (y / whole) * 100, label }))}
      caption={<Legend metric={metric} />}
    >
      <svg
        viewBox={`0 0 ${BOX.width} ${whole}`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full"
        role="img"
        aria-label={`${metric} over time; the same figures stand in the table below`}
      >
        {layout.bars.map(({ x, width, height, point }) => (
          <rect
            key={point.fromMs}
            x={x}
            width={Math.max(0.5, width - 1)}
            y={whole - height}
            height={height}
            className="fill-line-strong"
          />
        ))}
        {layout.lines.map(({ line, path }) => (
          <path
            key={line}
            d={path}
            fill="none"
            className={LINES[line].stroke}
            strokeDasharray={LINES[line].dash}
            strokeWidth="1.5"
            strokeLinecap="round"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      {layout.bars.map(({ x, width, point }) => (
        <Link
          key={point.fromMs}
          href={toRoute(pointHref(point))}
          prefetch={false}
          tabIndex={-1}
          aria-hidden="true"
          title={wordsOf(point, metric, zone)}
          className="absolute inset-y-0 hover:bg-ink/8"
          style={{ left: `${(x / BOX.width) * 100}%`, width: `${(width / BOX.width) * 100}%` }}
        />
      ))}
    </TimeChart>
  );
}

function Legend({ metric }: { metric: Metric }) {
  return (
    <ul className="flex flex-wrap gap-x-4 text-xs text-ink-2">
      {Object.values(LINES).map(({ name, stroke, dash }) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg aria-hidden="true" width="22" height="8">
            <path d="M1 4H21" className={stroke} strokeWidth="1.5" strokeDasharray={dash} />
          </svg>
          {name}
        </li>
      ))}
      <li>{metric}, log scale; bars: number of boots</li>
    </ul>
  );
}

function wordsOf(point: TrendPoint, metric: Metric, zone: string): string {
  const { p50, p95, n } = point[metric];
  const time = `${formatDateTime(point.fromMs, zone, 'min')} ${formatOffset(zone, point.fromMs)}`;
  const figures =
    p50 === null || p95 === null ? '' : `, p50 ${formatDuration(p50)}, p95 ${formatDuration(p95)}`;
  return `${time}: ${formatCountOf(n, 'boot')}${figures}`;
}
