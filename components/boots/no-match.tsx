import Link from 'next/link';
import { type BootTotal, formatTotal } from '@/components/filters/boot-total';
import { BUTTON } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { toRoute } from '@/components/ui/route';
import { formatDate } from '@/lib/layout/clock-time';

interface NoMatchProps {
  /** All boots there are, with the newest one's start in Unix milliseconds. */
  everything: { total: BootTotal; newestMs: number | null };
  zone: string;
  /** Where the same filters over all time are; null when all time is shown already. */
  allTimeHref: string | null;
  /** Where the page without filters is; null without filters. */
  noFilterHref: string | null;
}

/** There are boots, but none here: where they are. */
export function NoMatch({ everything, zone, allTimeHref, noFilterHref }: NoMatchProps) {
  const { total, newestMs } = everything;
  const isOne = total.boots === 1;
  return (
    <EmptyState title={noFilterHref ? 'No boot matches these filters' : 'No boot in this time'}>
      <p>
        There {isOne ? 'is' : 'are'} {formatTotal(total)} {isOne ? 'boot' : 'boots'} in all
        {newestMs !== null && <>, the newest of {formatDate(newestMs, zone)}</>}.
      </p>
      <div className="flex flex-wrap gap-2">
        {allTimeHref && (
          <Link className={BUTTON} href={toRoute(allTimeHref)} prefetch={false}>
            Show all time
          </Link>
        )}
        {noFilterHref && (
          <Link className={BUTTON} href={toRoute(noFilterHref)} prefetch={false}>
            Remove the filters
          </Link>
        )}
      </div>
    </EmptyState>
  );
}
