import Link from 'next/link';
import { Duration } from '@/components/ui/duration';
import { bootRoute } from '@/components/ui/route';
import type { Boot } from '@/lib/domain/boot';
import type { BootSummary } from '@/lib/domain/boot-summary';
import { formatCountOf } from '@/lib/layout/quantity';
import { StatusBadge } from './status-badge';

interface RelativesProps {
  boot: Boot;
  siblings: readonly BootSummary[];
  carried: string;
}

/** The other attempts of this instance, and the other instances of the same request. */
export function Relatives({ boot, siblings, carried }: RelativesProps) {
  const attempts = siblings.filter((sibling) => sibling.instance === boot.instance);
  const others = siblings.filter((sibling) => sibling.instance !== boot.instance);
  if (siblings.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 px-4 pb-2">
      {attempts.length > 0 && (
        <RelativeList title="Other attempts">
          {attempts.map((attempt) => (
            <Relative key={attempt.id} boot={attempt} name={`attempt ${attempt.attempt}`} carried={carried} />
          ))}
        </RelativeList>
      )}
      {others.length > 0 && (
        <RelativeList title={`Same request, ${formatCountOf(others.length, 'other instance')}`}>
          {others.slice(0, SHOWN).map((other) => (
            <Relative
              key={other.id}
              boot={other}
              name={other.displayName ?? other.instance.slice(0, 8)}
              carried={carried}
            />
          ))}
          {others.length > SHOWN && boot.requestId && (
            <li>
              <Link
                className="link"
                href={{ pathname: '/boots', query: { q: boot.requestId, range: 'all' } }}
                prefetch={false}
              >
                all of them
              </Link>
            </li>
          )}
        </RelativeList>
      )}
    </div>
  );
}

const SHOWN = 8;

function RelativeList({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <span className="text-xs text-ink-3">{title}</span>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">{children}</ul>
    </div>
  );
}

function Relative({ boot, name, carried }: { boot: BootSummary; name: string; carried: string }) {
  return (
    <li className="flex items-baseline gap-1.5">
      <Link className="link" href={bootRoute(boot.id, carried)} prefetch={false}>
        {name}
      </Link>
      {boot.host && <span className="text-ink-2">on {boot.host}</span>}
      <StatusBadge status={boot.status} />
      {boot.buildMs !== null && <Duration ms={boot.buildMs} resolutionMs={boot.clock.resolutionMs} />}
    </li>
  );
}
