import { Notice } from '@/components/ui/notice';
import { EvidenceLink } from '@/components/waterfall/evidence-link';
import { skewNotes } from '@/lib/domain/assemble/nova/skew';
import type { Boot } from '@/lib/domain/boot';
import { formatDuration } from '@/lib/layout/duration';
import { formatCountOf } from '@/lib/layout/quantity';
import { visibleText } from '@/lib/layout/visible-text';
import type { SmallGaps } from '@/lib/layout/waterfall-rows';
import { disagreementsOf, FAILURE_FINDING } from './boot-findings';
import { ClockRemark, hasSkew } from './clock-remark';

interface BootRemarksProps {
  boot: Boot;
  smallGaps: SmallGaps;
  isClockAdjusted: boolean;
}

/** What the reader must know before reading the bars: the failure, what the evidence lacks, where clocks disagree. */
export function BootRemarks({ boot, smallGaps, isClockAdjusted }: BootRemarksProps) {
  const { skewMs } = boot.clock;
  const isSkewed = hasSkew(boot.clock);
  const remarks = [
    // The remark on the clocks says the same, and what can be done.
    ...boot.notes.filter((note) => !skewNotes(skewMs).includes(note)),
    smallGaps.count > 0 &&
      `${formatDuration(smallGaps.totalMs)} unaccounted in ${formatCountOf(smallGaps.count, 'gap')} too short for a row.`,
  ].filter((remark) => typeof remark === 'string');
  return (
    <>
      {boot.failure && (
        <p className="mx-4 my-1 border-l-2 border-fail px-3 py-1">
          <span className="font-medium text-fail">Failed: </span>
          <span className="[overflow-wrap:anywhere]">{visibleText(boot.failure.reason)}</span>{' '}
          <EvidenceLink group={FAILURE_FINDING}>see the line</EvidenceLink>
        </p>
      )}
      {disagreementsOf(boot).map(({ key, text }) => (
        <Notice key={key} tone="warn">
          {text} <EvidenceLink group={key}>see the line</EvidenceLink>
        </Notice>
      ))}
      {(remarks.length > 0 || isSkewed) && (
        <ul className="px-4 pb-1 text-xs text-ink-2">
          {skewMs !== null && isSkewed && (
            <li>
              <ClockRemark skewMs={skewMs} isAdjusted={isClockAdjusted} />
            </li>
          )}
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
    </>
  );
}
