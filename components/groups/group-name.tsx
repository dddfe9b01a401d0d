import Link from 'next/link';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { toRoute } from '@/components/ui/route';

interface GroupNameProps {
  label: string;
  /** Tells it from others of the same label; null where there are none. */
  distinction: string | null;
  /** Its own page; null for the group whose value is unknown. */
  href: string | null;
  /** Stretches the link over its whole row, which the row keys then find. */
  row?: boolean;
}

/** A group as people call it, with its cloud where that name is not enough. */
export function GroupName({ label, distinction, href, row = false }: GroupNameProps) {
  const name = (
    <>
      <MiddleEllipsis text={label} />
      {distinction && <span className="shrink-0 text-xs font-normal text-ink-3">{distinction}</span>}
    </>
  );
  if (href === null) return <span className="flex items-baseline gap-2 text-ink-3">{name}</span>;
  return (
    <Link
      href={toRoute(href)}
      prefetch={false}
      data-row={row || undefined}
      className={
        row
          ? 'flex items-baseline gap-2 outline-none after:absolute after:inset-0 focus-visible:underline'
          : 'flex items-baseline gap-2 hover:underline'
      }
    >
      {name}
    </Link>
  );
}
