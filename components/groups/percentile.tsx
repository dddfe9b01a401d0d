import { Duration } from '@/components/ui/duration';
import type { DurationUnit } from '@/lib/layout/duration';

/** Below this many boots the 99th percentile is the slowest boot or next to it. */
const FEW = 100;

interface PercentileProps {
  ms: number | null;
  unit: DurationUnit;
  /** Boots that the percentile is of. */
  n: number;
  /** The 99th percentile of few boots says so. */
  extreme?: boolean;
}

/** A percentile; an extreme one of few boots is marked, since it is about the slowest of them. */
export function Percentile({ ms, unit, n, extreme = false }: PercentileProps) {
  if (!extreme || ms === null || n >= FEW) return <Duration ms={ms} unit={unit} absent="no boots" />;
  return (
    <span className="text-ink-3" title={`of ${n} boots only: near the slowest one`}>
      <Duration ms={ms} unit={unit} />
      <span aria-hidden="true">*</span>
      <span className="sr-only"> of {n} boots only</span>
    </span>
  );
}
