import type { ReactNode } from 'react';
import { BootFacts } from '@/components/boots/boot-facts';
import { findingsOf, toEvidenceLine } from '@/components/boots/boot-findings';
import { BootHeader } from '@/components/boots/boot-header';
import { BootRemarks } from '@/components/boots/boot-remarks';
import { MomentTable } from '@/components/boots/moment-table';
import { PhaseTable } from '@/components/boots/phase-table';
import { Relatives } from '@/components/boots/relatives';
import { StageLegend } from '@/components/boots/stage-legend';
import { DiagnosisPanel } from '@/components/diagnosis/diagnosis-panel';
import { evidenceOfFindings } from '@/components/diagnosis/finding-evidence';
import { Section } from '@/components/ui/section';
import { BootEvidence } from '@/components/waterfall/boot-evidence';
import { PeerRanksProvider } from '@/components/waterfall/peer-ranks';
import { SlownessSwitch } from '@/components/waterfall/slowness-switch';
import { smallGapsOf } from '@/lib/layout/waterfall-rows';
import { toWaterfallSubject } from '@/lib/layout/waterfall-subject';
import type { BootPageData } from './boot-page-data';
import { phaseRanksOf } from './phase-ranks';

interface BootPageViewProps {
  data: BootPageData;
  /** Unix milliseconds at which the data was read. */
  nowMs: number;
  zone: string;
  /** Query that links to other pages carry. */
  carried: string;
  /** What can be done with this view, at the right of its title. */
  actions: ReactNode;
  /** Chooses the peers that the boot is compared with; left out where the view is frozen. */
  peerPicker?: ReactNode;
}

/** A boot's page, of what is known now or of what was known when it was shared. */
export function BootPageView({ data, nowMs, zone, carried, actions, peerPicker }: BootPageViewProps) {
  const { boot, siblings } = data.detail;
  const { explanation } = data;
  const events = [...data.detail.events, ...(explanation?.otherEvents ?? [])];
  const { resolutionMs } = boot.clock;
  const subject = toWaterfallSubject(boot);
  return (
    <>
      <BootHeader boot={boot} nowMs={nowMs} carried={carried}>
        {actions}
      </BootHeader>
      <BootFacts boot={boot} zone={zone} carried={carried} />
      <Relatives boot={boot} siblings={siblings} carried={carried} />
      <BootRemarks boot={boot} smallGaps={smallGapsOf(subject)} />
      {explanation && (
        <DiagnosisPanel boot={boot} explanation={explanation} carried={carried} picker={peerPicker} />
      )}
      <PeerRanksProvider ranks={explanation ? phaseRanksOf(boot, explanation.peers) : null}>
        <BootEvidence
          subject={subject}
          startedAtMs={boot.startedAtMs}
          resolutionMs={resolutionMs}
          zone={zone}
          findings={[...findingsOf(boot), ...evidenceOfFindings(explanation?.findings ?? [], resolutionMs)]}
          lines={events.map(toEvidenceLine)}
          meanwhile={data.meanwhile}
          carried={carried}
        />
      </PeerRanksProvider>
      {explanation && <SlownessSwitch />}
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
