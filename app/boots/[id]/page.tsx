import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { readZone } from '@/app/_frame/reader-settings';
import { toQuery } from '@/app/_frame/scope';
import { ExportMenu } from '@/components/boots/export-menu';
import { readPeerChoice } from '@/components/diagnosis/peer-params';
import { PeerPicker } from '@/components/diagnosis/peer-picker';
import { carriedQuery } from '@/components/filters/carried-query';
import { CopyLink } from '@/components/filters/copy-link';
import { filterParsers, serializeFilters } from '@/components/filters/filter-params';
import { LinkKeys } from '@/components/frame/link-keys';
import { ShareButton } from '@/components/shares/share-button';
import { Icon } from '@/components/ui/icon';
import { compareRoute } from '@/components/ui/route';
import { BootPageView } from './boot-page-view';
import { bootUnfurling } from './boot-unfurling';
import { isClockAdjusted } from './clock-choice';
import { loadBootPage } from './load-boot';

export async function generateMetadata(props: PageProps<'/boots/[id]'>): Promise<Metadata> {
  const [{ id }, query] = await Promise.all([props.params, props.searchParams]);
  const data = await loadBootPage(id, toQuery(query).toString());
  return data ? bootUnfurling(data.detail.boot, data.explanation) : { title: 'Not found' };
}

export default async function BootPage({ params, searchParams }: PageProps<'/boots/[id]'>) {
  const query = toQuery(await searchParams);
  const data = await loadBootPage((await params).id, query.toString());
  if (!data) notFound();
  const zone = await readZone(filterParsers.tz.parse(query.get('tz') ?? ''));
  return (
    <BootPageView
      data={data}
      isClockAdjusted={isClockAdjusted(query)}
      nowMs={Date.now()}
      zone={zone}
      carried={carriedQuery(query)}
      isFollowed
      linesHref={`/boots/${data.detail.boot.id}/lines`}
      peerPicker={<PeerPicker choice={readPeerChoice(query)} />}
      actions={
        <>
          <CopyLink frozenQuery={serializeFilters('', { tz: zone })} />
          <Link
            href={compareRoute(data.detail.boot.id)}
            prefetch={false}
            aria-keyshortcuts="c"
            title="With the median of its peers, or another boot (c)"
            className="flex h-6 items-center gap-1.5 rounded-sm px-2 hover:bg-hover"
          >
            <Icon name="compare" />
            Compare
          </Link>
          <LinkKeys />
          <ShareButton bootId={data.detail.boot.id} zone={zone} />
          <ExportMenu base={`/api/v1/boots/${data.detail.boot.id}`} fileName={data.detail.boot.id} />
        </>
      }
    />
  );
}
