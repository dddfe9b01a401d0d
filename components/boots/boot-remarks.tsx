import { Notice } from '@/components/ui/notice';
import { EvidenceLink } from '@/components/waterfall/evidence-link';
import type { Boot } from '@/lib/domain/boot';
import { formatDuration } from '@/lib/layout/duration';
import { formatCountOf } from '@/lib/layout/quantity';
import { visibleText } from '@/lib/layout/visible-text';
import type { SmallGaps } from '@/lib/layout/waterfall-rows';
import { disagreementsOf, FAILURE_FINDING } from './boot-findings';

/** A clock that is off by less is not worth a remark. */
const SKEW_MS = 5;

/** What the reader must know before reading the bars: the failure, what the evidence lacks, where clocks disagree. */
export function BootRemarks({ boot, smallGaps }: { boot: Boot; smallGaps: SmallGaps }) {
  const { skewMs } = boot.clock;
  const remarks = [
    ...boot.notes,
    skewMs !== null && Math.abs(skewMs) >= SKEW_MS && describeSkew(skewMs),
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
      {remarks.length > 0 && (
        <ul className="px-4 pb-1 text-xs text-ink-2">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function describeSkew(skewMs: number): string {
  const direction = skewMs > 0 ? 'ahead of' : 'behind';
  return `The compute host's clock is ${formatDuration(Math.abs(skewMs))} ${direction} the controller's; nothing was adjusted.`;
}
