import Link from 'next/link';
import { classNames } from './class-names';
import { LinkPending } from './link-pending';
import { toRoute } from './route';

interface SortLinkProps {
  label: string;
  /** How the column is sorted now; null if another one is. */
  direction: 'ascending' | 'descending' | null;
  /** Where the other order is. */
  href: string;
}

/** The head of a column that can be sorted; its cell carries `aria-sort`. */
export function SortLink({ label, direction, href }: SortLinkProps) {
  return (
    <Link
      href={toRoute(href)}
      prefetch={false}
      scroll={false}
      className="relative inline-flex items-center gap-1 hover:text-ink"
    >
      {label}
      <span
        aria-hidden="true"
        className={classNames('text-2xs', direction ? 'text-ink' : 'text-line-strong')}
      >
        {direction === 'ascending' ? '▲' : '▼'}
      </span>
      <LinkPending isFloating />
    </Link>
  );
}
