import Link from 'next/link';
import { bootRoute } from '@/components/ui/route';
import { EvidenceLink } from '@/components/waterfall/evidence-link';
import type { Finding, RelatedBoot } from '@/lib/domain/diagnosis/finding';
import { formatShare } from '@/lib/layout/quantity';
import { statementText } from '@/lib/layout/statement-text';
import { alikeRoute } from './alike-href';
import { findingKey } from './finding-evidence';

interface FindingItemProps {
  finding: Finding;
  place: number;
  resolutionMs: number;
  carried: string;
}

/** One cause: what happened, its figures, what to do; and the ways to its bar, its lines and the boots that share it. */
export function FindingItem({ finding, place, resolutionMs, carried }: FindingItemProps) {
  const { headline, detail, advice, phase, evidence, alike } = finding;
  const details = statementText(detail, { resolutionMs });
  return (
    <li className="grid grid-cols-[1.25rem_1fr_auto] gap-x-2 px-3 py-1 not-first:border-t not-first:border-line">
      <span className="text-right text-ink-3">{place}</span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium">{statementText(headline, { resolutionMs })}</span>
        {details && <span className="text-xs text-ink-2"> ({details})</span>}
        {advice && <p className="max-w-[110ch] text-xs text-ink-3">{advice}</p>}
        <p className="flex flex-wrap gap-x-3 text-xs">
          {phase !== null && <EvidenceLink group={phase}>its bar</EvidenceLink>}
          {evidence.length > 0 && <EvidenceLink group={findingKey(finding)}>see lines</EvidenceLink>}
          {alike && (
            <Link href={alikeRoute(alike)} prefetch={false} className="link whitespace-nowrap">
              boots that share it
            </Link>
          )}
          <RelatedBoots boots={finding.related} carried={carried} />
        </p>
      </div>
      <span className="text-right whitespace-nowrap text-ink-2" title="Part of the boot that it cost">
        {finding.share > 0 && formatShare(finding.share)}
      </span>
    </li>
  );
}

function RelatedBoots({ boots, carried }: { boots: readonly RelatedBoot[]; carried: string }) {
  return boots.map(({ id, name, part, phase }) => (
    <span key={`${id} ${phase}`} className="text-ink-2">
      <Link href={bootRoute(id, withPhase(carried, phase))} prefetch={false} className="link">
        {name}
      </Link>{' '}
      {part}
    </span>
  ));
}

function withPhase(carried: string, phase: string | null): string {
  if (phase === null) return carried;
  const query = new URLSearchParams(carried);
  query.set('phase', phase);
  return `?${query}`;
}
