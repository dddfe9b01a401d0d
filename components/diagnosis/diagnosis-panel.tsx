import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Boot } from '@/lib/domain/boot';
import { comparison } from '@/lib/domain/diagnosis/comparison';
import { lengthOf } from '@/lib/domain/diagnosis/diagnose';
import type { Explanation } from '@/lib/domain/diagnosis/explanation';
import { ENOUGH_PEERS, hasEnough, type PeerRank } from '@/lib/domain/peers';
import { formatDuration } from '@/lib/layout/duration';
import { formatCountOf } from '@/lib/layout/quantity';
import { statementText } from '@/lib/layout/statement-text';
import { alikeRoute } from './alike-href';
import { FindingItem } from './finding-item';
import { peersWords, unknownWords } from './peer-words';

interface DiagnosisPanelProps {
  boot: Boot;
  explanation: Explanation;
  /** Query that links to other boots carry. */
  carried: string;
  /** Chooses other peers; null where the view is frozen. */
  picker: ReactNode;
}

/** Why the boot took as long as it did, and whether that is normal. */
export function DiagnosisPanel({ boot, explanation, carried, picker }: DiagnosisPanelProps) {
  const { findings } = explanation;
  const { resolutionMs } = boot.clock;
  const length = formatDuration(lengthOf(boot), { resolutionMs });
  return (
    <section
      aria-label="Diagnosis"
      className="mx-4 my-2 rounded-md border border-line bg-raised max-sm:mx-0 max-sm:rounded-none max-sm:border-x-0"
    >
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-1.5">
        <h2 className="text-sm whitespace-nowrap">
          Why {length}
          {boot.status === 'booting' && ' so far'}?
        </h2>
        <PeerLine boot={boot} explanation={explanation} />
        <span className="ml-auto">{picker}</span>
      </header>
      {findings.length > 0 ? (
        <ol className="border-t border-line">
          {findings.map((finding, index) => (
            <FindingItem
              key={`${finding.cause} ${finding.phase}`}
              finding={finding}
              place={index + 1}
              resolutionMs={resolutionMs}
              carried={carried}
            />
          ))}
        </ol>
      ) : (
        <p className="border-t border-line px-3 py-1.5 text-ink-2">{nothingWords(boot, explanation)}</p>
      )}
    </section>
  );
}

function rankOf({ totalMs }: Boot, { peers }: Explanation): PeerRank {
  return totalMs === null ? peers.build : peers.total;
}

/** Which peers, how many, how they fared, and where the boot stands among them. */
function PeerLine({ boot, explanation }: Pick<DiagnosisPanelProps, 'boot' | 'explanation'>) {
  const { peers } = explanation;
  const rank = rankOf(boot, explanation);
  const metric = boot.totalMs === null ? 'build ' : '';
  const figures = (['p50', 'p95'] as const).flatMap((name) =>
    rank[name] === null ? [] : `${name} ${formatDuration(rank[name], boot.clock)}`,
  );
  return (
    <p className="min-w-0 text-xs text-ink-2">
      {peers.n === 0 ? (
        'No peers'
      ) : (
        <Link href={alikeRoute(peers.filter)} prefetch={false} className="link">
          {formatCountOf(peers.n, 'peer')}
        </Link>
      )}{' '}
      <span className="text-ink-3">({peersWords(peers, boot)})</span>
      {figures.length > 0 && `: ${metric}${figures.join(', ')}`}
      {hasEnough(rank) && rank.faster !== null && (
        <strong className="font-medium text-ink">; {statementText(comparison(rank.faster, rank.n))}</strong>
      )}
      {peers.n > 0 && !hasEnough(rank) && (
        <span className="text-warn">; fewer than {ENOUGH_PEERS}: nothing is concluded from them</span>
      )}
      {unknownWords(peers) && <span className="text-warn">; {unknownWords(peers)}</span>}
    </p>
  );
}

function nothingWords(boot: Boot, explanation: Explanation): string {
  const rank = rankOf(boot, explanation);
  if (boot.status === 'partial')
    return 'Its evidence begins or ends in mid-boot: its durations mean nothing.';
  if (boot.status === 'failed') return 'No wait or slow step stands out before it failed.';
  if (boot.status !== 'running') return 'Nothing stands out so far.';
  if (!hasEnough(rank) || rank.faster === null)
    return 'No wait stands out, and there are too few peers to compare with.';
  const place = Math.floor(rank.faster * 100);
  const metric = boot.totalMs === null ? 'build' : 'total';
  return rank.faster > 0.9
    ? `Slow as a whole (${metric} at p${place} of its peers), but no single step stands out.`
    : `Nothing unusual: ${metric} at p${place} of its peers.`;
}
