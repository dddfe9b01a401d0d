import Link from 'next/link';
import { BUTTON } from '@/components/ui/button';
import { toRoute } from '@/components/ui/route';
import { formatCount } from '@/lib/layout/quantity';

interface ListEndProps {
  shown: number;
  total: number;
  /** False where `total` is a lower bound. */
  totalIsExact: boolean;
  /** Where the list begins; null on its first page. */
  firstHref: string | null;
  /** Where it goes on; null at its end. */
  nextHref: string | null;
  /** How the two ends of the order are called. */
  words: readonly [first: string, next: string];
}

/** Says how much of the list is shown, and leads to the rest. */
export function ListEnd({ shown, total, totalIsExact, firstHref, nextHref, words }: ListEndProps) {
  return (
    <nav aria-label="Pages of the list" className="flex items-center gap-2 px-4 py-2 text-ink-2">
      <span>
        {formatCount(shown)} of {totalIsExact ? '' : 'more than '}
        {formatCount(total)} shown
      </span>
      <span className="ml-auto" />
      {firstHref && (
        <Link className={BUTTON} href={toRoute(firstHref)} prefetch={false}>
          {words[0]}
        </Link>
      )}
      {nextHref && (
        <Link className={BUTTON} href={toRoute(nextHref)} prefetch={false} rel="next">
          {words[1]}
        </Link>
      )}
    </nav>
  );
}
