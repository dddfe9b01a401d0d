import type { EvidenceGroup, EvidenceLine } from '@/components/waterfall/evidence-group';
import type { Boot } from '@/lib/domain/boot';
import type { Event } from '@/lib/domain/event';
import { formatDuration, formatDurationChange } from '@/lib/layout/duration';
import { eventLabel } from '@/lib/layout/waterfall-subject';

export const CACHE_FINDING = '@cache';
export const FAILURE_FINDING = '@failure';

/** Key of the finding about a duration that a log line states. */
export function reportedFinding(name: string): string {
  return `@reported-${name}`;
}

/** A figure of the log that is further from the assembled one is pointed out. */
const DISAGREES_MS = 100;

/** What is known of the boot beside its phases and has lines of its own to show. */
export function findingsOf(boot: Boot): EvidenceGroup[] {
  const findings: EvidenceGroup[] = [
    {
      key: CACHE_FINDING,
      title: `cache: ${boot.cache.state}`,
      summary: boot.cache.reason,
      lines: boot.cache.evidence,
    },
  ];
  if (boot.failure)
    findings.push({
      key: FAILURE_FINDING,
      title: 'failure',
      summary: boot.failure.reason,
      lines: [boot.failure.event],
    });
  for (const figure of boot.reported)
    findings.push({
      key: reportedFinding(figure.name),
      title: `${figure.name} as the log states it`,
      summary: compareFigures(figure.reportedMs, figure.assembledMs),
      lines: [figure.event],
    });
  return findings;
}

/** Figures of the log that differ from the assembled phases by more than 100 ms, as sentences with their finding's key. */
export function disagreementsOf(boot: Pick<Boot, 'reported'>): Array<{ key: string; text: string }> {
  return boot.reported
    .filter((figure) => Math.abs(figure.reportedMs - figure.assembledMs) > DISAGREES_MS)
    .map((figure) => ({
      key: reportedFinding(figure.name),
      text: `${figure.name}: ${compareFigures(figure.reportedMs, figure.assembledMs)}`,
    }));
}

function compareFigures(reportedMs: number, assembledMs: number): string {
  const reported = formatDuration(reportedMs);
  const assembled = formatDuration(assembledMs);
  return `The log says ${reported}, the phases give ${assembled} (${formatDurationChange(assembledMs - reportedMs)}).`;
}

/** An event as the evidence shows it. */
export function toEvidenceLine(event: Event): EvidenceLine {
  return {
    id: event.id,
    label: eventLabel(event.name),
    atMs: event.atMs,
    host: event.host,
    service: event.origin.service,
    path: event.origin.path,
    text: event.line,
  };
}
