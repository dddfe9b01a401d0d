import { percent } from '@/components/boots/stage-bar';
import type { Estimate } from '@/lib/domain/statistics/answer';
import { layoutShiftBar } from '@/lib/layout/shift-bar';

interface ShiftBarProps {
  shift: Estimate;
  /** Milliseconds of half of the width, the same in all rows. */
  widestMs: number;
  label: string;
}

/** A shift as a mark with its bounds around it, left of the middle where B is faster, right where it is slower. */
export function ShiftBar({ shift, widestMs, label }: ShiftBarProps) {
  const { zero, value, range } = layoutShiftBar(shift, widestMs);
  return (
    <span className="relative block h-3" role="img" aria-label={label} title={label}>
      <span className="absolute inset-y-0 w-px bg-line-strong" style={{ left: percent(zero * 100) }} />
      {range && (
        <span
          className="absolute inset-y-1 min-w-px bg-ink-3"
          style={{ left: percent(range.from * 100), width: percent((range.to - range.from) * 100) }}
        />
      )}
      <span className="absolute inset-y-0 -ml-0.5 w-1 bg-ink" style={{ left: percent(value * 100) }} />
    </span>
  );
}
