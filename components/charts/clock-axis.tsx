import { percent } from '@/components/boots/stage-bar';
import { classNames } from '@/components/ui/class-names';
import { layoutClockAxis } from '@/lib/layout/clock-axis';
import type { Span } from '@/lib/layout/time-axis';

const TICK_GAP_PX = 72;

/** The labels of an axis of clock time, in the zone's own days and hours; fewer of them on a phone. */
export function ClockAxis({ span, zone }: { span: Span; zone: string }) {
  return (
    <div className="relative h-5 overflow-hidden text-2xs text-ink-3" aria-hidden="true">
      <Ticks span={span} zone={zone} width={300} className="sm:hidden" />
      <Ticks span={span} zone={zone} width={800} className="max-sm:hidden" />
    </div>
  );
}

function Ticks(props: { span: Span; zone: string; width: number; className: string }) {
  const { span, zone, width, className } = props;
  const ticks = layoutClockAxis(span, zone, { width: 100, tickGap: (TICK_GAP_PX / width) * 100 });
  return ticks.map(({ atMs, x, label }) => (
    <span
      key={atMs}
      className={classNames('absolute border-l border-line-strong pt-1 pl-1 whitespace-nowrap', className)}
      style={{ left: percent(x) }}
    >
      {label}
    </span>
  ));
}
