import Link from 'next/link';
import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { toRoute } from '@/components/ui/route';
import { SIMULATED_MARK } from '@/components/ui/simulated-mark-style';
import type { Boot } from '@/lib/domain/boot';
import { isSimulatedCloud } from '@/lib/domain/simulated-cloud';
import { formatAgo } from '@/lib/layout/clock-time';
import { progressOf } from '@/lib/layout/growing-boot';
import { visibleText } from '@/lib/layout/visible-text';
import { StatusBadge } from './status-badge';

interface BootHeaderProps {
  boot: Boot;
  nowMs: number;
  /** Query that links to other pages carry. */
  carried: string;
  /** What can be done with this view of it, at the right. */
  children?: ReactNode;
}

/** Which boot this is and how it stands. */
export function BootHeader({ boot, nowMs, carried, children }: BootHeaderProps) {
  const name = boot.displayName ?? boot.instance;
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pt-3">
      <Link href={toRoute(`/boots${carried}`)} prefetch={false} className="-mr-2 text-ink-2 hover:text-ink">
        Boots <span aria-hidden="true">/</span>
      </Link>
      <h1 className="min-w-0 text-lg [overflow-wrap:anywhere]">{visibleText(name)}</h1>
      <span className="flex min-w-0 items-center gap-1 font-mono text-xs text-ink-2">
        {boot.displayName !== null && (
          <span className="[overflow-wrap:anywhere]">{visibleText(boot.instance)}</span>
        )}
        <CopyButton text={boot.instance} what="instance id" />
      </span>
      <Standing boot={boot} nowMs={nowMs} />
      {boot.attempts > 1 && (
        <span className="text-ink-2">
          attempt {boot.attempt} of {boot.attempts}
        </span>
      )}
      <span className="text-ink-2">{sourceLabel(boot)}</span>
      {isSimulatedCloud(boot.cloud) && (
        <span className={SIMULATED_MARK} title="A boot of a simulated cloud, which never happened">
          simulated
        </span>
      )}
      <div className="ml-auto flex items-center gap-1">{children}</div>
    </header>
  );
}

function sourceLabel({ source, cloud, attributes }: Boot): string {
  const name = source === 'nova' ? 'Nova' : source === 'opennebula' ? 'OpenNebula' : source;
  const release = attributes.release ? ` ${attributes.release}` : '';
  return `${name}${release}${cloud === 'default' ? '' : `, cloud ${cloud}`}`;
}

/** How the boot stands. Of one that is followed a change is read aloud, its age is not. */
function Standing({ boot: { status, endedAtMs }, nowMs }: Pick<BootHeaderProps, 'boot' | 'nowMs'>) {
  const isStalled = status === 'booting' && progressOf(endedAtMs, nowMs) === 'stalled';
  return (
    <>
      <span role="status" className="flex items-baseline gap-2">
        <span className="text-md">
          <StatusBadge status={status} />
        </span>
        {isStalled && <strong className="font-medium text-warn">stalled, or its lines do not arrive</strong>}
      </span>
      {status === 'booting' && (
        <span className="-ml-2 text-ink-2">last line {formatAgo(endedAtMs, nowMs)}</span>
      )}
    </>
  );
}
