import Link from 'next/link';
import { BUTTON } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { LinkPending } from '@/components/ui/link-pending';
import { toRoute } from '@/components/ui/route';
import { formatCount } from '@/lib/layout/quantity';

interface ListEndProps {
  shown: number;
  total: number;
  /** False where `total` is a lower bound. */
  totalIsExact: boolean;
  /** Where the list begins; null on its first page. */
  firstHref: string | null;
  /** The page before; null on the first page. */
  previousHref: string | null;
  /** Where it goes on; null at its end. */
  nextHref: string | null;
  /** How the beginning of the order, the way to it and the way on are called. */
  words: readonly [first: string, previous: string, next: string];
}

/** Says how much of the list is shown, and leads to the rest. */
export function ListEnd({
  shown,
  total,
  totalIsExact,
  firstHref,
  previousHref,
  nextHref,
  words,
}: ListEndProps) {
  return (
    <nav aria-label="Pages of the list" className="flex items-center gap-2 px-4 py-2 text-ink-2">
      <span>
        {formatCount(shown)} of {totalIsExact ? '' : 'more than '}
        {formatCount(total)} shown
      </span>
      <span className="ml-auto" />
      <PageLink href={firstHref}>{words[0]}</PageLink>
      <PageLink href={previousHref} rel="prev">
        {words[1]}
      </PageLink>
      <PageLink href={nextHref} rel="next">
        {words[2]}
      </PageLink>
    </nav>
  );
}

interface PageLinkProps {
  href: string | null;
  rel?: 'prev' | 'next';
  children: string;
}

/** A way through the list; one that leads nowhere keeps its place, so that the others do not move under the pointer. */
function PageLink({ href, rel, children }: PageLinkProps) {
  if (href === null)
    return (
      <span aria-hidden="true" className={classNames(BUTTON, 'invisible')}>
        {children}
      </span>
    );
  return (
    <Link className={classNames(BUTTON, 'relative')} href={toRoute(href)} prefetch={false} rel={rel}>
      {children}
      <LinkPending isFloating />
    </Link>
  );
}
