import { percent, StageBar } from '@/components/boots/stage-bar';
import { classNames } from '@/components/ui/class-names';
import type { SidePhase } from '@/lib/domain/compare/compared-side';
import type { ComparedBar, LaidOutComparedRow } from '@/lib/layout/comparison';

interface SideBarsProps {
  phase: SidePhase | null;
  bars: readonly ComparedBar[];
  className: string;
}

/** A row's bars on the axis that both sides share: A above, B below. Bars without a start of their own are outlined. */
export function ComparisonBars({ row }: { row: LaidOutComparedRow }) {
  return (
    <>
      <SideBars phase={row.a} bars={row.barsA} className="top-[14%] h-[32%]" />
      <SideBars phase={row.b} bars={row.barsB} className="top-[54%] h-[32%]" />
    </>
  );
}

function SideBars({ phase, bars, className }: SideBarsProps) {
  if (!phase) return null;
  const isTypical = phase.stretches.length === 0;
  return bars.map(({ x, width }) =>
    isTypical ? (
      <span
        key={x}
        data-stage={phase.stage}
        className={classNames('absolute min-w-0.5 border border-dashed border-(--edge)', className)}
        style={{ left: percent(x), width: percent(width) }}
      />
    ) : (
      <StageBar
        key={x}
        stage={phase.stage}
        kind={phase.kind}
        left={x}
        width={width}
        open={phase.open}
        className={classNames('min-w-0.5', className)}
      />
    ),
  );
}

/** A signed bar from the middle, beside its figure. */
export function ChangeBar({ change }: { change: ComparedBar | null }) {
  return (
    <span aria-hidden="true" className="relative block h-3 w-full min-w-16">
      <span className="absolute inset-y-0 left-1/2 w-px bg-line-strong" />
      {change && (
        <span
          className={classNames('absolute inset-y-0.5 min-w-px', change.x >= 50 ? 'bg-slower' : 'bg-faster')}
          style={{ left: percent(change.x), width: percent(change.width) }}
        />
      )}
    </span>
  );
}
