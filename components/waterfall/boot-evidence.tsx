'use client';

import { lazy, Suspense, useMemo } from 'react';
import { Notice } from '@/components/ui/notice';
import { longGapsOf } from '@/lib/domain/assemble/unaccounted';
import { type PackedSubject, unpackSubject } from '@/lib/layout/packed-subject';
import type { WaterfallSubject } from '@/lib/layout/waterfall-subject';
import type { EvidenceGroup, EvidenceLine } from './evidence-group';
import type { MeanwhileOnHost } from './meanwhile-row';
import { type LiveBoot, useGrowing } from './model/use-growing';
import { useSelection } from './use-selection';
import { Waterfall } from './waterfall';

/** Fetched by those who select something. */
const SelectedEvidence = lazy(() =>
  import('./selected-evidence').then((module) => ({ default: module.SelectedEvidence })),
);

interface BootEvidenceProps {
  /** Address that answers the lines of a phase. */
  linesHref: string;
  /** A boot of many phases comes packed, and without its lines: they are asked for by phase. */
  subject: WaterfallSubject | PackedSubject;
  /** Set for a boot in progress that is followed. */
  live: LiveBoot | null;
  startedAtMs: number;
  resolutionMs: number;
  zone: string;
  /** Findings about the boot that have lines of their own; the phases' lines come with the phases. */
  findings: readonly EvidenceGroup[];
  lines: readonly EvidenceLine[];
  meanwhile: MeanwhileOnHost | null;
  carried: string;
}

/** The waterfall, and under it the lines that prove what is selected in it. */
export function BootEvidence({ linesHref, findings, lines, live, ...waterfall }: BootEvidenceProps) {
  const [selected, select] = useSelection();
  const { subject: given, zone, startedAtMs } = waterfall;
  const isPacked = 'columns' in given;
  const known = useMemo(() => ('columns' in given ? unpackSubject(given) : given), [given]);
  const subject = useGrowing(known, startedAtMs, live);
  const isThere = selected !== null && hasKey(selected, subject, findings);
  return (
    <>
      {selected !== null && !isThere && (
        <Notice tone="warn">
          The link leads to the phase “{selected}”, which this boot does not have (any more).
        </Notice>
      )}
      <Waterfall {...waterfall} subject={subject} selected={selected} onSelect={select} />
      {isThere ? (
        <Suspense>
          <SelectedEvidence
            selected={selected}
            subject={subject}
            findings={findings}
            lines={lines}
            linesHref={isPacked ? linesHref : null}
            onSelect={select}
            zone={zone}
            resolutionMs={waterfall.resolutionMs}
          />
        </Suspense>
      ) : (
        <p className="px-4 py-1 text-xs text-ink-3 print:hidden">
          Select a phase to read the log lines that prove it.
        </p>
      )}
    </>
  );
}

/** Whether the boot has a finding, a phase or a gap of this key. */
function hasKey(
  key: string,
  { phases, lengthMs }: WaterfallSubject,
  findings: readonly EvidenceGroup[],
): boolean {
  const isKey = (each: { key: string }) => each.key === key;
  return findings.some(isKey) || phases.some(isKey) || longGapsOf(phases, lengthMs).some(isKey);
}
