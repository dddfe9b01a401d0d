import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readZone } from '@/app/_frame/reader-settings';
import { toQuery } from '@/app/_frame/scope';
import { BootFacts } from '@/components/boots/boot-facts';
import { findingsOf, toEvidenceLine } from '@/components/boots/boot-findings';
import { BootHeader } from '@/components/boots/boot-header';
import { BootRemarks } from '@/components/boots/boot-remarks';
import { MomentTable } from '@/components/boots/moment-table';
import { PhaseTable } from '@/components/boots/phase-table';
import { Relatives } from '@/components/boots/relatives';
import { StageLegend } from '@/components/boots/stage-legend';
import { carriedQuery } from '@/components/filters/carried-query';
import { CopyLink } from '@/components/filters/copy-link';
import { filterParsers, serializeFilters } from '@/components/filters/filter-params';
import { Section } from '@/components/ui/section';
import { BootEvidence } from '@/components/waterfall/boot-evidence';
import { smallGapsOf } from '@/lib/layout/waterfall-rows';
import { toWaterfallSubject } from '@/lib/layout/waterfall-subject';
import { loadBoot } from './load-boot';
import { loadMeanwhile } from './load-meanwhile';

export async function generateMetadata({ params }: PageProps<'/boots/[id]'>): Promise<Metadata> {
  const detail = await loadBoot((await params).id);
  return { title: detail ? (detail.boot.displayName ?? detail.boot.instance) : 'Not found' };
}

export default async function BootPage({ params, searchParams }: PageProps<'/boots/[id]'>) {
  const detail = await loadBoot((await params).id);
  if (!detail) notFound();
  const { boot, events, siblings } = detail;
  const query = toQuery(await searchParams);
  const zone = await readZone(filterParsers.tz.parse(query.get('tz') ?? ''));
  const carried = carriedQuery(query);
  const subject = toWaterfallSubject(boot);
  return (
    <>
      <BootHeader boot={boot} nowMs={Date.now()} carried={carried}>
        <CopyLink frozenQuery={serializeFilters('', { tz: zone })} />
      </BootHeader>
      <BootFacts boot={boot} zone={zone} carried={carried} />
      <Relatives boot={boot} siblings={siblings} carried={carried} />
      <BootRemarks boot={boot} smallGaps={smallGapsOf(subject)} />
      <BootEvidence
        subject={subject}
        startedAtMs={boot.startedAtMs}
        resolutionMs={boot.clock.resolutionMs}
        zone={zone}
        findings={findingsOf(boot)}
        lines={events.map(toEvidenceLine)}
        meanwhile={await loadMeanwhile(boot)}
        carried={carried}
      />
      <StageLegend stages={new Set(subject.phases.map(({ stage }) => stage))} />
      <Section
        title="Moments"
        aside={<span className="text-xs text-ink-3">{subject.moments.length}, in order</span>}
      >
        <MomentTable boot={boot} moments={subject.moments} events={events} zone={zone} />
      </Section>
      <Section title="Phases in numbers" aside={<span className="text-xs text-ink-3">not rounded</span>}>
        <PhaseTable subject={subject} />
      </Section>
    </>
  );
}
