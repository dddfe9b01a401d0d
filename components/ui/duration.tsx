import { type DurationUnit, formatDuration, formatExactDuration } from '@/lib/layout/duration';
import { Absent } from './absent';

interface DurationProps {
  /** Milliseconds; null is written as a dash with its reason as title. */
  ms: number | null;
  /** The column's unit. */
  unit?: DurationUnit;
  /** What the clock can tell apart, in milliseconds. */
  resolutionMs?: number;
  /** Why there is no figure. */
  absent?: string;
}

/** A duration with 3 significant digits; the exact one is one hover away. */
export function Duration({ ms, unit, resolutionMs, absent = 'not known' }: DurationProps) {
  if (ms === null) return <Absent why={absent} />;
  const uncertain = resolutionMs !== undefined && resolutionMs >= 100;
  const exact = `${formatExactDuration(ms)}${uncertain ? ` ± ${formatDuration(resolutionMs)}` : ''}`;
  return (
    <span className="whitespace-nowrap" title={exact}>
      {formatDuration(ms, { unit, resolutionMs })}
    </span>
  );
}
