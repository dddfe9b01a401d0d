import Link from 'next/link';
import type { ReactNode } from 'react';
import { CacheBadge } from '@/components/boots/cache-badge';
import { flavorLabel, imageLabel } from '@/components/boots/member-names';
import { StatusBadge } from '@/components/boots/status-badge';
import { peersWords } from '@/components/diagnosis/peer-words';
import { BUTTON } from '@/components/ui/button';
import { Duration } from '@/components/ui/duration';
import { bootRoute, toRoute } from '@/components/ui/route';
import { Time } from '@/components/ui/time';
import type { ComparedSubject } from '@/lib/domain/compare/compared-subject';
import { subjectName } from '@/lib/layout/comparison-words';
import { SideLetter } from './side-letter';

interface SideCardProps {
  letter: 'A' | 'B';
  subject: ComparedSubject;
  /** Milliseconds that are compared. */
  durationMs: number | null;
  zone: string;
  carried: string;
  /** Where another boot is chosen for this side. */
  changeHref: string;
}

/** What a side is: its name, how long it took, and what it was made of. */
export function SideCard({ letter, subject, durationMs, zone, carried, changeHref }: SideCardProps) {
  const { boot, kind } = subject;
  const name = subjectName(subject);
  return (
    <section aria-label={`${letter}: ${name}`} className="flex min-w-0 flex-1 flex-col gap-1">
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <SideLetter letter={letter} />
        {kind === 'boot' ? (
          <Link
            href={bootRoute(boot.id, carried)}
            prefetch={false}
            className="link min-w-0 text-md font-medium [overflow-wrap:anywhere]"
          >
            {name}
          </Link>
        ) : (
          <span className="text-md font-medium">{name}</span>
        )}
        <span className="text-md font-semibold">
          <Duration ms={durationMs} resolutionMs={boot.clock.resolutionMs} />
        </span>
        <Link
          href={toRoute(changeHref)}
          prefetch={false}
          className={BUTTON}
          aria-label={`Choose another boot for ${letter}`}
        >
          Change
        </Link>
      </div>
      {kind === 'boot' ? (
        <SideLine>
          <StatusBadge status={boot.status} />
          <CacheBadge state={boot.cache.state} basis={boot.cache.basis} />
          <span>
            {[imageLabel(boot.image), flavorLabel(boot.flavor), boot.host].filter(Boolean).join(' · ')}
          </span>
          <Time atMs={boot.startedAtMs} zone={zone} withZone />
        </SideLine>
      ) : (
        <SideLine>{peersWords(subject.peers, boot)}</SideLine>
      )}
    </section>
  );
}

function SideLine({ children }: { children: ReactNode }) {
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 [overflow-wrap:anywhere]">
      {children}
    </p>
  );
}
