import type { ReactNode } from 'react';
import { percent } from '@/components/boots/stage-bar';
import { MarkerFlags, MarkerLines } from '@/components/markers/marker-flags';
import { classNames } from '@/components/ui/class-names';
import type { Marker } from '@/lib/domain/marker';
import type { Span } from '@/lib/layout/time-axis';
import { ClockAxis } from './clock-axis';

interface TimeChartProps {
  /** Unix milliseconds. */
  span: Span;
  zone: string;
  markers: readonly Marker[];
  /** Labels of the vertical axis, from the top, in hundredths of the height. */
  sideTicks: readonly { top: number; label: string }[];
  /** Height of the plot, as a class. */
  height: string;
  /** Under the axis. */
  caption?: ReactNode;
  /** The plot itself, which fills the box. */
  children: ReactNode;
}

/** The frame of every chart over time: its vertical axis, the flags and lines of changes, and clock time under it. */
export function TimeChart(props: TimeChartProps) {
  const { span, zone, markers, sideTicks, height, caption, children } = props;
  return (
    <figure className="grid grid-cols-[3.5rem_minmax(0,1fr)] px-4">
      <span />
      <MarkerFlags markers={markers} span={span} zone={zone} />
      <div className="relative col-start-1 text-2xs text-ink-3" aria-hidden="true">
        {sideTicks.map(({ top, label }) => (
          <span
            key={label}
            className="absolute right-2 -translate-y-1/2 whitespace-nowrap"
            style={{ top: percent(top) }}
          >
            {label}
          </span>
        ))}
      </div>
      <div className={classNames('relative col-start-2 border-b border-l border-line-strong', height)}>
        {sideTicks.map(({ top, label }) => (
          <span
            key={label}
            aria-hidden="true"
            className="absolute inset-x-0 h-px bg-grid"
            style={{ top: percent(top) }}
          />
        ))}
        {children}
        <MarkerLines markers={markers} span={span} />
      </div>
      <div className="col-start-2">
        <ClockAxis span={span} zone={zone} />
      </div>
      {caption && <div className="col-start-2">{caption}</div>}
    </figure>
  );
}
