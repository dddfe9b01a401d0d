import Link from 'next/link';
import { bootRoute, toRoute } from '@/components/ui/route';
import { Time } from '@/components/ui/time';
import type { Share } from '@/lib/domain/share/share';
import { formatCountOf } from '@/lib/layout/quantity';
import { visibleText } from '@/lib/layout/visible-text';

interface SharedBannerProps {
  share: Share;
  /** Shared from the reader's own browser. */
  isOwn: boolean;
  /** The boot is still here, perhaps with more lines than then. */
  isLive: boolean;
  zone: string;
}

/** Says that this is no live page: when it was frozen, what the sharer wrote, where the live boot is. */
export function SharedBanner({ share, isOwn, isLive, zone }: SharedBannerProps) {
  const { createdAtMs, expiresAtMs, note, opens } = share;
  return (
    <aside aria-label="Shared view" className="border-b border-line-strong bg-sunken px-4 py-1.5">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <p>
          <strong className="font-semibold">Shared view, frozen at </strong>
          <Time atMs={createdAtMs} zone={zone} withZone />
        </p>
        {expiresAtMs !== null && (
          <p className="text-ink-2">
            ends at <Time atMs={expiresAtMs} zone={zone} precision="min" withZone />
          </p>
        )}
        {isLive ? (
          <Link href={bootRoute(share.bootId)} prefetch={false} className="link">
            Live boot
          </Link>
        ) : (
          <span className="text-ink-2">The live boot is no longer here.</span>
        )}
        {isOwn && (
          <span className="text-ink-2 sm:ml-auto">
            shared by you, opened by others {opens === 0 ? 'not yet' : formatCountOf(opens, 'time')} ·{' '}
            <Link href={toRoute('/shares')} prefetch={false} className="link text-ink">
              My links
            </Link>
          </span>
        )}
      </div>
      {note && (
        <blockquote className="mt-1 max-w-180 border-l-2 border-line-strong pl-3 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {visibleText(note)}
        </blockquote>
      )}
    </aside>
  );
}
