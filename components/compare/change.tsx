import { Absent } from '@/components/ui/absent';
import { classNames } from '@/components/ui/class-names';
import { type DurationUnit, formatDurationChange, formatExactDuration } from '@/lib/layout/duration';

interface ChangeProps {
  /** Milliseconds, A less B; null is written as a dash with its reason as title. */
  ms: number | null;
  unit?: DurationUnit;
  resolutionMs?: number;
  absent?: string;
}

/** A signed difference: orange with + where A took longer, blue with − where B did. */
export function Change({ ms, unit, resolutionMs, absent = 'not known' }: ChangeProps) {
  if (ms === null) return <Absent why={absent} />;
  return (
    <span
      className={classNames('whitespace-nowrap', ms > 0 && 'text-slower', ms < 0 && 'text-faster')}
      title={formatExactDuration(ms)}
    >
      {formatDurationChange(ms, { unit, resolutionMs })}
    </span>
  );
}
