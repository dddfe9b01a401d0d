import Link from 'next/link';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import { toRoute } from '@/components/ui/route';

/** What a row of a list of boots offers for comparing. */
export interface RowMark {
  href: string;
  /** `Mark`, `Unmark`, `Compare with db-86`: what following it does. */
  words: string;
  isMarked: boolean;
}

/** Marks a boot of a list, or compares it with the marked one; the key c does the same for the row that has the focus. */
export function MarkLink({ mark, name }: { mark: RowMark; name: string }) {
  return (
    <Link
      href={toRoute(mark.href)}
      prefetch={false}
      scroll={false}
      data-mark
      tabIndex={-1}
      title={`${mark.words} (c)`}
      aria-label={`${mark.words}: ${name}`}
      className={classNames(
        'relative z-1 ml-auto inline-flex h-5 shrink-0 items-center gap-1 rounded-sm px-1 text-xs hover:bg-selected',
        mark.isMarked
          ? 'bg-ink text-ground hover:text-ink'
          : 'text-ink-2 opacity-0 group-hover:opacity-100 group-has-[a[data-row]:focus-visible]:opacity-100 focus-visible:opacity-100 [@media(hover:none)]:opacity-100',
      )}
    >
      <Icon name="compare" size={12} />
      {mark.isMarked && 'marked'}
    </Link>
  );
}
