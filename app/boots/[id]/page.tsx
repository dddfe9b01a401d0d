import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readOrigin } from '@/app/_frame/origin';
import { readZone } from '@/app/_frame/reader-settings';
import { toQuery } from '@/app/_frame/scope';
import { ExportMenu } from '@/components/boots/export-menu';
import { readPeerChoice } from '@/components/diagnosis/peer-params';
import { PeerPicker } from '@/components/diagnosis/peer-picker';
import { carriedQuery } from '@/components/filters/carried-query';
import { CopyLink } from '@/components/filters/copy-link';
import { filterParsers, serializeFilters } from '@/components/filters/filter-params';
import { ShareButton } from '@/components/shares/share-button';
import { loadBootPageData } from './boot-page-data';
import { BootPageView } from './boot-page-view';
import { bootUnfurling } from './boot-unfurling';
import { loadBoot } from './load-boot';

export async function generateMetadata({ params }: PageProps<'/boots/[id]'>): Promise<Metadata> {
  const detail = await loadBoot((await params).id);
  return detail ? bootUnfurling(detail.boot, await readOrigin()) : { title: 'Not found' };
}

export default async function BootPage({ params, searchParams }: PageProps<'/boots/[id]'>) {
  const detail = await loadBoot((await params).id);
  if (!detail) notFound();
  const query = toQuery(await searchParams);
  const zone = await readZone(filterParsers.tz.parse(query.get('tz') ?? ''));
  const choice = readPeerChoice(query);
  const data = await loadBootPageData(detail, choice);
  return (
    <BootPageView
      data={data}
      nowMs={Date.now()}
      zone={zone}
      carried={carriedQuery(query)}
      peerPicker={<PeerPicker choice={choice} query={query} />}
      actions={
        <>
          <CopyLink frozenQuery={serializeFilters('', { tz: zone })} />
          <ShareButton bootId={detail.boot.id} zone={zone} />
          <ExportMenu id={detail.boot.id} />
        </>
      }
    />
  );
}
