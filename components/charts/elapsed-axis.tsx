import { percent } from '@/components/boots/stage-bar';
import { classNames } from '@/components/ui/class-names';
import { layoutTimeAxis, type Span } from '@/lib/layout/time-axis';

interface ElapsedAxisProps {
  span: Span;
  /** Width that the axis will about have, in pixels; decides how many ticks there are. */
  width: number;
}

/** The labels of an axis of elapsed time; the ticks' lines are drawn by `ElapsedGrid` with the same span and width. */
export function ElapsedAxis({ span, width, className }: ElapsedAxisProps & { className?: string }) {
  return (
    <span
      className={classNames('relative block h-4 text-2xs font-normal text-ink-3', className)}
      aria-hidden="true"
    >
      {ticksOf(span, width).map((tick) => (
        <span
          key={tick.atMs}
          className={tick.anchor === 'end' ? 'absolute -translate-x-full pr-1' : 'absolute pl-1'}
          style={{ left: percent(tick.x) }}
        >
          {tick.label}
        </span>
      ))}
    </span>
  );
}

/** Lines at the ticks of the axis, behind the bars. */
export function ElapsedGrid({ span, width }: ElapsedAxisProps) {
  return (
    <span className="absolute inset-0" aria-hidden="true">
      {ticksOf(span, width).map((tick) => (
        <span key={tick.atMs} className="absolute inset-y-0 w-px bg-grid" style={{ left: percent(tick.x) }} />
      ))}
    </span>
  );
}

const TICK_GAP_PX = 64;

function ticksOf(span: Span, width: number) {
  return layoutTimeAxis(span, { width: 100, tickGap: (TICK_GAP_PX / width) * 100 });
}
