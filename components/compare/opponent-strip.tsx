import Link from 'next/link';
import { classNames } from '@/components/ui/class-names';
import { Duration } from '@/components/ui/duration';
import { toRoute } from '@/components/ui/route';
import type { BootSummary } from '@/lib/domain/boot-summary';
import { RIVAL_ROLES, type RivalRole, type Rivals } from '@/lib/domain/compare/rivals';
import type { PeerReport } from '@/lib/domain/peers';
import { formatCountOf } from '@/lib/layout/quantity';

const ROLE_WORDS: Record<RivalRole, string> = {
  typical: 'typical peer',
  fastest: 'fastest peer',
  slowest: 'slowest peer',
  previous: 'before it on its host',
};

/** Siblings that are offered; the search finds the others. */
const MOST_SIBLINGS = 6;

interface OpponentStripProps {
  /** Name of the boot that is held against one of these. */
  of: string;
  peers: PeerReport;
  rivals: Rivals;
  siblings: readonly BootSummary[];
  /** What the other side is now, as a link says it. */
  current: string | null;
  /** Where the boot is held against this instead. */
  hrefOf: (ref: string) => string;
}

/** What a boot is best held against, each with how long it took. */
export function OpponentStrip({ of, peers, rivals, siblings, current, hrefOf }: OpponentStripProps) {
  const linkTo = (boot: BootSummary, words: string) => (
    <Opponent
      key={`${words}:${boot.id}`}
      words={words}
      name={boot.displayName ?? boot.instance.slice(0, 8)}
      ms={boot.totalMs ?? boot.buildMs}
      resolutionMs={boot.clock.resolutionMs}
      href={hrefOf(`boot:${boot.id}`)}
      isCurrent={current === `boot:${boot.id}`}
    />
  );
  return (
    <nav aria-label={`Hold ${of} against`} className="flex flex-wrap items-center gap-x-1 gap-y-1 px-4 py-1">
      <span className="pr-1 text-xs text-ink-3">Hold {of} against</span>
      {peers.n > 0 && (
        <Opponent
          words="median"
          name={formatCountOf(peers.n, 'peer')}
          ms={peers.total.p50 ?? peers.build.p50}
          href={hrefOf('peers')}
          isCurrent={current === 'peers'}
        />
      )}
      {RIVAL_ROLES.map((role) => rivals[role] && linkTo(rivals[role], ROLE_WORDS[role]))}
      {siblings.slice(0, MOST_SIBLINGS).map((boot) => linkTo(boot, siblingWords(boot, siblings)))}
      {peers.n === 0 && <span className="text-ink-2">it has no peers; look for another boot</span>}
    </nav>
  );
}

function siblingWords(boot: BootSummary, siblings: readonly BootSummary[]): string {
  const isAlone = siblings.filter(({ instance }) => instance === boot.instance).length === 1;
  return boot.attempts > 1 || !isAlone ? `attempt ${boot.attempt}` : 'same request';
}

interface OpponentProps {
  words: string;
  name: string;
  ms: number | null;
  resolutionMs?: number;
  href: string;
  isCurrent: boolean;
}

function Opponent({ words, name, ms, resolutionMs, href, isCurrent }: OpponentProps) {
  return (
    <Link
      href={toRoute(href)}
      prefetch={false}
      scroll={false}
      aria-current={isCurrent ? 'true' : undefined}
      className={classNames(
        'inline-flex h-6 max-w-72 items-center gap-1.5 rounded-sm border px-2 hover:bg-hover',
        isCurrent ? 'border-ink font-medium' : 'border-line-strong',
      )}
    >
      <span className="whitespace-nowrap text-ink-2">{words}</span>
      <span className="truncate">{name}</span>
      {ms !== null && <Duration ms={ms} resolutionMs={resolutionMs} />}
    </Link>
  );
}
