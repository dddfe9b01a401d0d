import Link from 'next/link';
import { BUTTON } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { toRoute } from '@/components/ui/route';
import { formatDuration } from '@/lib/layout/duration';

interface ScaleLockProps {
  /** Milliseconds that fill a thumbnail now. */
  scaleMs: number;
  locked: boolean;
  /** Where the page with the other choice is. */
  href: string;
}

/** Keeps the scale of the thumbnails from page to page and filter to filter, so that they can be compared. */
export function ScaleLock({ scaleMs, locked, href }: ScaleLockProps) {
  return (
    <Link
      href={toRoute(href)}
      prefetch={false}
      scroll={false}
      replace
      title={
        locked
          ? 'Let the scale of the thumbnails follow the boots on the page'
          : 'Keep this scale of the thumbnails on other pages and under other filters'
      }
      className={`${BUTTON} max-sm:hidden`}
    >
      <Icon name="lock" />
      {locked ? `Scale locked at ${formatDuration(scaleMs)}` : 'Lock scale'}
    </Link>
  );
}
