import { classNames } from '@/components/ui/class-names';
import { comparison } from '@/lib/domain/diagnosis/verdict';
import { hasEnough } from '@/lib/domain/peers';
import { type DurationStyle, formatDuration } from '@/lib/layout/duration';
import { formatCountOf } from '@/lib/layout/quantity';
import { formatRank, slownessOf } from '@/lib/layout/slowness';
import { statementText } from '@/lib/layout/statement-text';
import { type RowRank, usePeerRanks } from '../peer-ranks';

interface RankCellProps {
  phase: { key: string; name: string } | null;
  resolutionMs: number;
}

/** Where a phase stands among its peers; under the pointer, and while its row has the focus, in words. */
export function RankCell({ phase, resolutionMs }: RankCellProps) {
  const found = usePeerRanks().rankOf(phase);
  if (found === null) return null;
  const { rank } = found;
  const level = slownessOf(rank);
  return (
    <>
      <span
        className={classNames(
          level === 'slow' || level === 'extreme' ? 'font-medium text-slower' : 'text-ink-2',
          level === 'unknown' && 'text-ink-3',
        )}
      >
        {hasEnough(rank) && rank.faster !== null ? formatRank(rank.faster) : '–'}
      </span>
      <span className="rank-note">{rankWords(found, { resolutionMs })}</span>
    </>
  );
}

/** `slower than 98 % of 4 120 peers; p50 1.20 s, p95 3.40 s`. */
function rankWords({ rank, isOfSum }: RowRank, style: DurationStyle): string {
  const { n, faster, p50, p95 } = rank;
  const standing =
    faster === null || !hasEnough(rank)
      ? `${formatCountOf(n, 'peer')}: too few to say`
      : statementText(comparison(faster, n));
  const figures =
    p50 === null || p95 === null
      ? ''
      : `; p50 ${formatDuration(p50, style)}, p95 ${formatDuration(p95, style)}`;
  return `${isOfSum ? 'together ' : ''}${standing}${figures}`;
}
