import { classNames } from '@/components/ui/class-names';
import type { PhaseKind, Stage } from '@/lib/domain/stage';

interface StageBarProps {
  stage: Stage;
  kind: PhaseKind;
  /** Percent of the chart's width. */
  left: number;
  width: number;
  /** Begun but not seen to end. */
  open?: boolean;
  /** What of it is seen, where that is not all. */
  clipPath?: string;
  className?: string;
}

/** A bar on a time scale: its stage's colour, solid for work, hatched for wait. */
export function StageBar({ stage, kind, left, width, open = false, clipPath, className }: StageBarProps) {
  return (
    <span
      data-stage={stage}
      style={{ left: percent(left), width: percent(width), clipPath }}
      className={classNames(
        'absolute',
        kind === 'wait' ? 'bar-wait' : 'bar-work',
        open && 'bar-open',
        className,
      )}
    />
  );
}

/** A CSS percentage, short enough to be sent a thousand times. */
export function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}
