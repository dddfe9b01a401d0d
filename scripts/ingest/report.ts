import path from 'node:path';
import type { BootCount } from './boot-count';
import { STANDARD_INPUT } from './find-inputs';
import { formatCount } from './progress';
import type { Totals } from './totals';

export interface Report {
  totals: Totals;
  elapsedMs: number;
  /** Files of folders that are not named like logs. */
  passedOver: number;
  boots: BootCount | null;
  /** Boots that were not there before. */
  newBoots: number | null;
  /** False where the server had not caught up when it was asked. */
  isComplete: boolean;
}

/** The closing table, as lines. */
export function renderReport(report: Report): string[] {
  const { totals } = report;
  const rows: [string, string][] = [
    ['files', filesText(report)],
    ['lines', `${formatCount(totals.lines)} in ${(report.elapsedMs / 1000).toFixed(1)} s`],
    ['events', `${formatCount(totals.accepted)} new, ${formatCount(totals.duplicates)} already there`],
    ['boots', bootsText(report)],
    ['ignored', `${formatCount(totals.ignored)} records that say nothing about boots`],
    ['malformed', formatCount(totals.rejected)],
  ];
  return [
    ...rows.map(([label, text]) => `${label.padEnd(10)} ${text}`),
    ...totals.examples.map(
      ({ path: file, place, code, message }) => `  ${shortPath(file)}:${place}  ${code}: ${message}`,
    ),
    ...(totals.rejected > totals.examples.length
      ? [`  … and ${formatCount(totals.rejected - totals.examples.length)} more; /ingest shows the latest`]
      : []),
    ...totals.skipped.map(({ path: file, reason }) => `skipped    ${shortPath(file)}: ${reason}`),
  ];
}

function filesText({ totals, passedOver }: Report): string {
  const rest = passedOver > 0 ? `, ${formatCount(passedOver)} not named like logs left alone` : '';
  return `${formatCount(totals.files)}${rest}`;
}

function bootsText({ boots, newBoots, isComplete }: Report): string {
  if (boots === null) return 'not known: the server does not say';
  const total = `${formatCount(boots.boots)}${boots.isExact ? '' : '+'}`;
  const fresh = newBoots === null ? '' : `, ${formatCount(newBoots)} of them new`;
  return `${total} visible${fresh}${isComplete ? '' : '; more are still being assembled'}`;
}

function shortPath(file: string): string {
  if (file === STANDARD_INPUT) return 'standard input';
  const relative = path.relative('.', file);
  return relative.startsWith('..') ? file : relative;
}
