import { percent } from '@/components/boots/stage-bar';
import { formatCount, formatShare } from '@/lib/layout/quantity';

interface SharePairProps {
  inside: number;
  insideShare: number;
  outside: number;
  outsideShare: number;
}

/** Two bars on one scale: how many of the boots inside have it, and how many of the rest. */
export function SharePair({ inside, insideShare, outside, outsideShare }: SharePairProps) {
  return (
    <span className="grid grid-cols-[minmax(2rem,1fr)_5.75rem] items-center gap-x-2 text-2xs leading-3">
      <Bar share={insideShare} className="bg-ink" />
      <span className="text-right whitespace-nowrap">
        {formatShare(insideShare)} <span className="text-ink-3">({formatCount(inside)})</span>
      </span>
      <Bar share={outsideShare} className="bg-line-strong" />
      <span className="text-right whitespace-nowrap text-ink-2">
        {formatShare(outsideShare)} <span className="text-ink-3">({formatCount(outside)})</span>
      </span>
    </span>
  );
}

function Bar({ share, className }: { share: number; className: string }) {
  return (
    <span className="relative block h-1.5 bg-sunken" aria-hidden="true">
      <span
        className={`absolute inset-y-0 left-0 min-w-px ${className}`}
        style={{ width: percent(share * 100) }}
      />
    </span>
  );
}
