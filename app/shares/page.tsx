import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { readZone } from '@/app/_frame/reader-settings';
import { toQuery } from '@/app/_frame/scope';
import { filterParsers } from '@/components/filters/filter-params';
import { ShareTable } from '@/components/shares/share-table';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { formatOffset } from '@/lib/layout/clock-time';
import { formatCountOf } from '@/lib/layout/quantity';
import { getDatabase } from '@/lib/store/db';
import { listShares, SHARE_LIST_LIMIT } from '@/lib/store/owned-shares';
import { OWNER_COOKIE, toOwnerKey } from './_sharing/owner-key';
import { sharePath } from './_sharing/share-url';
import { NothingShared } from './nothing-shared';

export const metadata: Metadata = { title: 'Shared links' };

export default async function SharesPage({ searchParams }: PageProps<'/shares'>) {
  const query = toQuery(await searchParams);
  const zone = await readZone(filterParsers.tz.parse(query.get('tz') ?? ''));
  const ownerKey = toOwnerKey((await cookies()).get(OWNER_COOKIE)?.value);
  const shares = ownerKey === null ? [] : await listShares(getDatabase(), ownerKey);
  if (ownerKey === null || shares.length === 0) return <NothingShared />;
  const nowMs = Date.now();
  return (
    <>
      <PageHeading title="Shared links">
        <span className="text-ink-2">
          {formatCountOf(shares.length, 'link')} from this browser, times in {formatOffset(zone, nowMs)}
        </span>
      </PageHeading>
      {shares.length === SHARE_LIST_LIMIT && (
        <Notice>Only the newest {SHARE_LIST_LIMIT} are listed; the older ones work on.</Notice>
      )}
      <ShareTable
        shares={shares.map((share) => ({ ...share, path: sharePath(ownerKey, share.id) }))}
        zone={zone}
        nowMs={nowMs}
      />
      <p className="px-4 py-3 text-xs text-ink-3">
        They belong to this browser: there are no accounts, and without its cookie nobody can list or revoke
        them. Your own visits and those of chats that unfurl a link are not counted.
      </p>
    </>
  );
}
