import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { after } from 'next/server';
import { readZone } from '@/app/_frame/reader-settings';
import { toQuery } from '@/app/_frame/scope';
import { BootPageView } from '@/app/boots/[id]/boot-page-view';
import { bootUnfurling } from '@/app/boots/[id]/boot-unfurling';
import { isClockAdjusted } from '@/app/boots/[id]/clock-choice';
import { ExportMenu } from '@/components/boots/export-menu';
import { filterParsers } from '@/components/filters/filter-params';
import { SharedBanner } from '@/components/shares/shared-banner';
import { toRoute } from '@/components/ui/route';
import { bootExists } from '@/lib/store/boot-exists';
import { getDatabase } from '@/lib/store/db';
import { countOpening } from '@/lib/store/open-share';
import { isReader } from './is-reader';
import { loadShare } from './load-share';

export async function generateMetadata({ params }: PageProps<'/s/[token]'>): Promise<Metadata> {
  const shared = await loadShare((await params).token);
  const hidden: Metadata = { robots: { index: false, follow: false }, referrer: 'no-referrer' };
  if (!shared) return { title: 'Nothing is shared here', ...hidden };
  const { detail, explanation } = shared.view.data;
  return { ...bootUnfurling(detail.boot, explanation), ...hidden };
}

export default async function SharedViewPage({ params, searchParams }: PageProps<'/s/[token]'>) {
  const { token } = await params;
  const shared = await loadShare(token);
  if (!shared) notFound();
  const { share, isOwn, view } = shared;
  const query = toQuery(await searchParams);
  // The bare link leads to what was selected when it was shared; the marker lets the reader then choose another zone.
  if (query.size === 0) redirect(toRoute(`/s/${token}?frozen=1&${view.query}`));
  const zone = await readZone(filterParsers.tz.parse(query.get('tz') ?? ''));
  if (!isOwn && isReader(await headers())) after(() => countOpening(getDatabase(), share.id, Date.now()));
  return (
    <>
      <SharedBanner
        share={share}
        isOwn={isOwn}
        isLive={await bootExists(getDatabase(), share.bootId)}
        zone={zone}
      />
      <BootPageView
        data={view.data}
        isClockAdjusted={isClockAdjusted(query)}
        nowMs={share.createdAtMs}
        zone={zone}
        carried=""
        actions={<ExportMenu base={`/s/${token}/boot`} fileName={view.data.detail.boot.id} />}
        linesHref={`/s/${token}/lines`}
      />
    </>
  );
}
