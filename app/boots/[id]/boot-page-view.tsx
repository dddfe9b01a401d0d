import type { ReactNode } from 'react';
import { BootFacts } from '@/components/boots/boot-facts';
import { findingsOf, toEvidenceLine } from '@/components/boots/boot-findings';
import { BootHeader } from '@/components/boots/boot-header';
import { BootRemarks } from '@/components/boots/boot-remarks';
import { MomentTable } from '@/components/boots/moment-table';
import { MOST_ROWS, PhaseTable } from '@/components/boots/phase-table';
import { Relatives } from '@/components/boots/relatives';
import { StageLegend } from '@/components/boots/stage-legend';
import { DiagnosisPanel } from '@/components/diagnosis/diagnosis-panel';
import { evidenceOfFindings } from '@/components/diagnosis/finding-evidence';
import { Section } from '@/components/ui/section';
import { BootEvidence } from '@/components/waterfall/boot-evidence';
import type { EvidenceGroup } from '@/components/waterfall/evidence-group';
import { PeerRanksProvider } from '@/components/waterfall/peer-ranks';
import { PeerLegend } from '@/components/waterfall/peers/peer-legend';
import type { Event } from '@/lib/domain/event';
import { PACKED_FROM, packSubject } from '@/lib/layout/packed-subject';
import { smallGapsOf } from '@/lib/layout/waterfall-rows';
import { toWaterfallSubject } from '@/lib/layout/waterfall-subject';
import type { BootPageData } from './boot-page-data';
import { onOneClock } from './clock-choice';
import { phaseRanksOf } from './phase-ranks';

interface BootPageViewProps {
  data: BootPageData;
  /** Stamps of two clocks that contradict each other are shown on one of them. */
  isClockAdjusted: boolean;
  /** Unix milliseconds at which the data was read. */
  nowMs: number;
  zone: string;
  /** Query that links to other pages carry. */
  carried: string;
  /** What can be done with this view, at the right of its title. */
  actions: ReactNode;
  /** Address that answers the lines of a phase, of now or of when it was shared. */
  linesHref: string;
  /** Chooses the peers that the boot is compared with; left out where the view is frozen. */
  peerPicker?: ReactNode;
  /** A boot in progress is asked for again and again, and grows; not so where the view is frozen. */
  isFollowed?: boolean;
}

/** A boot's page, of what is known now or of what was known when it was shared. */
export function BootPageView({
  data: asLogged,
  isClockAdjusted,
  nowMs,
  zone,
  carried,
  actions,
  linesHref,
  peerPicker,
  isFollowed,
}: BootPageViewProps) {
  const data = onOneClock(asLogged, isClockAdjusted);
  const { boot, siblings } = data.detail;
  const { explanation } = data;
  const events = [...data.detail.events, ...(explanation?.otherEvents ?? [])];
  const { resolutionMs } = boot.clock;
  const subject = toWaterfallSubject(boot);
  const isLong = subject.phases.length > PACKED_FROM;
  const findings = [...findingsOf(boot), ...evidenceOfFindings(explanation?.findings ?? [], resolutionMs)];
  return (
    <>
      <BootHeader boot={boot} nowMs={nowMs} carried={carried}>
        {actions}
      </BootHeader>
      <BootFacts boot={boot} nowMs={nowMs} zone={zone} carried={carried} />
      <Relatives boot={boot} siblings={siblings} carried={carried} />
      <BootRemarks boot={boot} smallGaps={smallGapsOf(subject)} isClockAdjusted={isClockAdjusted} />
      {explanation && (
        <DiagnosisPanel boot={boot} explanation={explanation} carried={carried} picker={peerPicker} />
      )}
      <PeerRanksProvider ranks={explanation ? phaseRanksOf(boot, explanation.peers) : null}>
        <BootEvidence
          linesHref={linesHref}
          subject={isLong ? packSubject(subject) : subject}
          live={isFollowed && boot.status === 'booting' ? { lastLineMs: boot.endedAtMs, nowMs } : null}
          startedAtMs={boot.startedAtMs}
          resolutionMs={resolutionMs}
          zone={zone}
          findings={findings}
          lines={(isLong ? eventsOfFindings(findings, events) : events).map(toEvidenceLine)}
          meanwhile={data.meanwhile}
          carried={carried}
        />
        <PeerLegend />
      </PeerRanksProvider>
      <StageLegend stages={new Set(subject.phases.map(({ stage }) => stage))} />
      <Section
        title="Moments"
        aside={<span className="text-xs text-ink-3">{shownOf(subject.moments.length)}, in order</span>}
      >
        <MomentTable boot={boot} moments={subject.moments} events={events} zone={zone} />
      </Section>
      <Section
        title="Phases in numbers"
        aside={<span className="text-xs text-ink-3">{shownOf(subject.phases.length)}, not rounded</span>}
      >
        <PhaseTable subject={subject} />
      </Section>
    </>
  );
}

/** The lines of findings come with the page even where those of phases are asked for one by one. */
function eventsOfFindings(findings: readonly EvidenceGroup[], events: readonly Event[]): Event[] {
  const wanted = new Set(findings.flatMap(({ lines }) => lines));
  return events.filter(({ id }) => wanted.has(id));
}

/** How many rows a table has, and of how many. */
function shownOf(count: number): string {
  return count > MOST_ROWS ? `the first ${MOST_ROWS} of ${count}; all are in the CSV` : String(count);
}
