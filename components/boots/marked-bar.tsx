import Link from 'next/link';
import { BUTTON } from '@/components/ui/button';
import { KeyCap } from '@/components/ui/key-cap';
import { compareRoute, toRoute } from '@/components/ui/route';

interface MarkedBarProps {
  id: string;
  /** Name of the marked boot where it is among those shown. */
  name: string | null;
  unmarkHref: string;
}

/** Says what is marked, also where it is on another page of the list, and what can be done with it. */
export function MarkedBar({ id, name, unmarkHref }: MarkedBarProps) {
  return (
    <div
      role="status"
      className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 border-t border-line-strong bg-raised px-4 py-1.5"
    >
      <span>
        <strong>{name ?? 'A boot that is not on this page'}</strong> is marked: <KeyCap>c</KeyCap> on another
        row compares the two.
      </span>
      <span className="ml-auto" />
      <Link href={compareRoute(id)} prefetch={false} className={BUTTON}>
        Compare with its peers
      </Link>
      <Link href={toRoute(unmarkHref)} prefetch={false} scroll={false} className={BUTTON}>
        Unmark
      </Link>
    </div>
  );
}
