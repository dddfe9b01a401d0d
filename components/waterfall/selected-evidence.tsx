import { useMemo } from 'react';
import { eventsAround, longGapsOf } from '@/lib/domain/assemble/unaccounted';
import type { WaterfallSubject } from '@/lib/layout/waterfall-subject';
import { barsOfLines } from './bars-of-lines';
import type { EvidenceGroup, EvidenceLine } from './evidence-group';
import { EvidencePanel } from './evidence-panel';
import { useAskedLines } from './use-asked-lines';

interface SelectedEvidenceProps {
  /** Key of a finding, a phase or a gap that the boot has. */
  selected: string;
  subject: WaterfallSubject;
  findings: readonly EvidenceGroup[];
  lines: readonly EvidenceLine[];
  /** Address that answers the lines of a phase; null where all have come with the page. */
  linesHref: string | null;
  onSelect: (key: string | null) => void;
  zone: string;
  /** What the boot's clock can tell apart, in milliseconds. */
  resolutionMs: number;
}

/** The lines that prove what is selected, and the bars that each of them leads to. */
export function SelectedEvidence(props: SelectedEvidenceProps) {
  const { selected, subject, findings, lines, linesHref, onSelect, zone, resolutionMs } = props;
  const byId = useMemo(() => new Map(lines.map((line) => [line.id, line])), [lines]);
  const group = useMemo(
    () => findGroup(selected, { subject, findings, known: byId }),
    [selected, subject, findings, byId],
  );
  const bars = useMemo(() => barsOfLines(subject, group.lines, selected), [subject, group, selected]);
  const wanted = linesHref !== null && isPhaseKey(selected) ? selected : null;
  const asked = useAskedLines(linesHref ?? '', wanted);
  const isAsking = wanted !== null && asked === null;
  return (
    <EvidencePanel
      group={isAsking ? { ...group, summary: 'Reading its lines…' } : group}
      lines={asked ?? group.lines.flatMap((id) => byId.get(id) ?? [])}
      barsOf={(line) => bars.get(line) ?? []}
      onSelect={onSelect}
      zone={zone}
      resolutionMs={resolutionMs}
      onClose={() => onSelect(null)}
    />
  );
}

interface Known extends Pick<SelectedEvidenceProps, 'subject' | 'findings'> {
  /** Lines that have come with the page, by id. */
  known: ReadonlyMap<string, EvidenceLine>;
}

function findGroup(key: string, { subject, findings, known }: Known): EvidenceGroup {
  const finding = findings.find((group) => group.key === key);
  if (finding) return finding;
  const phase = subject.phases.find((candidate) => candidate.key === key);
  if (phase) return { key, title: phase.label, summary: null, lines: phase.evidence };
  const gap = longGapsOf(subject.phases, subject.lengthMs).find((candidate) => candidate.key === key);
  const lines = gap ? eventsAround(gap, subject.moments).filter((id) => known.has(id)) : [];
  return {
    key,
    title: 'unaccounted',
    summary: `No line says what happened in this time${lines.length > 0 ? '. At its ends:' : '.'}`,
    lines,
  };
}

/** Findings and gaps bring along what they have to show. */
function isPhaseKey(key: string): boolean {
  return !key.startsWith('@') && !key.startsWith('gap:');
}
