'use client';

import { lazy, Suspense, useEffect, useMemo } from 'react';
import { Notice } from '@/components/ui/notice';
import { type PackedSubject, unpackSubject } from '@/lib/layout/packed-subject';
import type { WaterfallSubject } from '@/lib/layout/waterfall-subject';
import { barsOfLines } from './bars-of-lines';
import type { EvidenceGroup, EvidenceLine } from './evidence-group';
import type { MeanwhileOnHost } from './meanwhile-row';
import { type LiveBoot, useGrowing } from './model/use-growing';
import { useAskedLines } from './use-asked-lines';
import { useSelection } from './use-selection';
import { Waterfall } from './waterfall';

/** Fetched by those who select a phase. */
const EvidencePanel = lazy(() =>
  import('./evidence-panel').then((module) => ({ default: module.EvidencePanel })),
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
  const group = selected === null ? null : findGroup(selected, subject, findings);
  const byId = useMemo(() => new Map(lines.map((line) => [line.id, line])), [lines]);
  const wanted = isPacked && group && isPhaseKey(group.key) ? group.key : null;
  const asked = useAskedLines(linesHref, wanted);
  const shown = asked ?? group?.lines.flatMap((id) => byId.get(id) ?? []) ?? [];
  const bars = useMemo(
    () => (selected === null ? null : barsOfLines(subject, group?.lines ?? [], selected)),
    [subject, group?.lines, selected],
  );
  const isAsking = wanted !== null && asked === null;
  useShowRow(selected);
  return (
    <>
      {selected !== null && group === null && (
        <Notice tone="warn">
          The link leads to the phase “{selected}”, which this boot does not have (any more).
        </Notice>
      )}
      <Waterfall {...waterfall} subject={subject} selected={selected} onSelect={select} />
      {group ? (
        <Suspense>
          <EvidencePanel
            group={isAsking ? { ...group, summary: 'Reading its lines…' } : group}
            lines={shown}
            barsOf={(line) => bars?.get(line) ?? []}
            onSelect={select}
            zone={zone}
            onClose={() => select(null)}
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

/** For so long after a link was opened the chart still finds its width, and its head may grow meanwhile. */
const SETTLES_MS = 1000;

/** Brings the selected row out from under the panel of its lines, also when a link has led here. */
function useShowRow(selected: string | null) {
  useEffect(() => {
    const row = selected === null ? null : document.querySelector(`tr[data-key="${CSS.escape(selected)}"]`);
    const grid = row?.closest('table');
    if (!row || !grid) return;
    const observer = new ResizeObserver(() => row.scrollIntoView({ block: 'nearest' }));
    observer.observe(grid);
    const timer = setTimeout(() => observer.disconnect(), SETTLES_MS);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [selected]);
}

function findGroup(
  key: string,
  subject: WaterfallSubject,
  findings: readonly EvidenceGroup[],
): EvidenceGroup | null {
  const finding = findings.find((group) => group.key === key);
  if (finding) return finding;
  if (key.startsWith('gap:'))
    return {
      key,
      title: 'unaccounted',
      summary: 'No line in the evidence says what happened in this time.',
      lines: [],
    };
  const phase = subject.phases.find((candidate) => candidate.key === key);
  return phase ? { key, title: phase.label, summary: null, lines: phase.evidence } : null;
}

/** Findings and gaps bring along what they have to show. */
function isPhaseKey(key: string): boolean {
  return !key.startsWith('@') && !key.startsWith('gap:');
}
