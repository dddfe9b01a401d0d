import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { Time } from '@/components/ui/time';
import { isExpired, type Share } from '@/lib/domain/share/share';
import { formatAgo, formatDateTime } from '@/lib/layout/clock-time';
import { formatCount, formatCountOf } from '@/lib/layout/quantity';
import { visibleText } from '@/lib/layout/visible-text';
import { CopyShare } from './copy-share';
import { RevokeButton } from './revoke-button';

/** A share with the path of its link. */
export interface ListedShare extends Share {
  path: string;
}

interface ShareTableProps {
  shares: readonly ListedShare[];
  zone: string;
  nowMs: number;
}

/** What was shared from this browser, each with its link and the way to end it. */
export function ShareTable({ shares, zone, nowMs }: ShareTableProps) {
  const head = (
    <tr>
      <HeadCell>What and why</HeadCell>
      <HeadCell className="w-44 max-md:hidden">Made</HeadCell>
      <HeadCell className="w-40 max-sm:hidden">Ends</HeadCell>
      <HeadCell className="w-32 max-md:hidden">Last opened</HeadCell>
      <HeadCell numeric className="w-18 max-sm:hidden">
        Opens
      </HeadCell>
      <HeadCell className="w-36 sm:w-56">
        <span className="sr-only">Actions</span>
      </HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Shared links" head={head} className="table-fixed">
      {shares.map((share) => (
        <ShareRow key={share.id} share={share} zone={zone} nowMs={nowMs} />
      ))}
    </DataTable>
  );
}

function ShareRow({ share, zone, nowMs }: { share: ListedShare; zone: string; nowMs: number }) {
  const expired = isExpired(share, nowMs);
  return (
    <tr className="hover:bg-hover">
      <Cell className="py-1">
        {expired ? (
          <MiddleEllipsis text={share.title} />
        ) : (
          <a href={share.path} className="link flex min-w-0">
            <MiddleEllipsis text={share.title} />
          </a>
        )}
        {share.note && (
          <span className="block truncate text-xs text-ink-2" title={visibleText(share.note)}>
            {visibleText(share.note)}
          </span>
        )}
        <span className="block text-xs text-ink-2 sm:hidden">
          {endText(share, zone, expired)}, opened {formatCountOf(share.opens, 'time')}
        </span>
      </Cell>
      <Cell className="max-md:hidden">
        <Time atMs={share.createdAtMs} zone={zone} precision="min" />
      </Cell>
      <Cell className={expired ? 'text-ink-3 max-sm:hidden' : 'max-sm:hidden'}>
        {share.expiresAtMs === null ? (
          <span className="text-ink-2">never</span>
        ) : (
          <>
            {expired && 'ended '}
            <Time atMs={share.expiresAtMs} zone={zone} precision="min" />
          </>
        )}
      </Cell>
      <Cell className="text-ink-2 max-md:hidden">
        {share.lastOpenedAtMs === null ? 'not yet' : formatAgo(share.lastOpenedAtMs, nowMs)}
      </Cell>
      <Cell numeric className="max-sm:hidden">
        {formatCount(share.opens)}
      </Cell>
      <Cell>
        <span className="flex items-center justify-end gap-2 max-sm:flex-col max-sm:items-end max-sm:gap-0.5 max-sm:py-1">
          {!expired && <CopyShare path={share.path} title={share.title} />}
          <RevokeButton id={share.id} title={share.title} expired={expired} />
        </span>
      </Cell>
    </tr>
  );
}

function endText({ expiresAtMs }: Share, zone: string, expired: boolean): string {
  if (expiresAtMs === null) return 'never ends';
  return `${expired ? 'ended' : 'ends'} ${formatDateTime(expiresAtMs, zone, 'min')}`;
}
