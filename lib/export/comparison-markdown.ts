import type { ComparedRow } from '@/lib/domain/compare/compare-sides';
import type { ComparedSubject, SubjectsCompared } from '@/lib/domain/compare/compared-subject';
import {
  comparisonRemarks,
  comparisonVerdict,
  resolutionOf,
  rowLabel,
  subjectName,
} from '@/lib/layout/comparison-words';
import { refName } from './boot-title';
import { escapeMarkdown } from './markdown-text';
import { formatSeconds } from './plain-duration';
import { printable } from './printable';

/** A ticket is read by people. */
const MOST_ROWS = 100;

/**
 * A comparison for a ticket: what it comes to, both sides, and a table of the phases.
 * @param pageUrl address of the comparison's page, to link to
 */
export function renderComparisonMarkdown(compared: SubjectsCompared, pageUrl: string): string {
  const { a, b, comparison } = compared;
  const decimals = resolutionOf(compared) >= 1000 ? 0 : 3;
  const seconds = (ms: number | null | undefined, isSigned = false) =>
    ms === null || ms === undefined ? '' : `${isSigned && ms > 0 ? '+' : ''}${formatSeconds(ms, decimals)}`;
  const { unaccountedMs, restMs, differenceMs } = comparison;
  const isExact = unaccountedMs !== null;
  const line = (row: ComparedRow) => [
    `${'&nbsp;&nbsp;'.repeat(row.level - 1)}${plain(rowLabel(row))}`,
    seconds(row.a?.durationMs),
    seconds(row.b?.durationMs),
    seconds(row.differenceMs, true),
    seconds(row.shareMs, true),
  ];
  const rows = comparison.rows.slice(0, MOST_ROWS);
  const table = [
    ...rows.map(line),
    isExact
      ? [
          'unaccounted',
          seconds(comparison.a.unaccountedMs),
          seconds(comparison.b.unaccountedMs),
          seconds(unaccountedMs, true),
          seconds(unaccountedMs, true),
        ]
      : ['what is left', '', '', '', seconds(restMs, true)],
    [
      '**all of it**',
      seconds(comparison.a.durationMs),
      seconds(comparison.b.durationMs),
      seconds(differenceMs, true),
      seconds(differenceMs, true),
    ],
  ];
  return [
    `## ${plain(subjectName(a))} against ${plain(subjectName(b))}`,
    '',
    `**${plain(comparisonVerdict(compared))}**`,
    '',
    pageUrl,
    '',
    `- A: ${sideLine(a)}`,
    `- B: ${sideLine(b)}`,
    ...comparisonRemarks(compared).map((remark) => `- ${plain(remark)}`),
    '',
    `| phase | A | B | A − B | of the difference |`,
    '|---|--:|--:|--:|--:|',
    ...table.map((cells) => `| ${cells.join(' | ')} |`),
    ...(rows.length < comparison.rows.length
      ? ['', `${rows.length} of ${comparison.rows.length} phases; the others are at the address above.`]
      : []),
    '',
  ].join('\n');
}

function sideLine(subject: ComparedSubject): string {
  if (subject.kind === 'peers') return plain(subjectName(subject));
  const { boot } = subject;
  const parts = [
    subjectName(subject),
    boot.status,
    `image ${boot.cache.state}`,
    refName(boot.image),
    refName(boot.flavor),
    boot.host,
    new Date(boot.startedAtMs).toISOString(),
    boot.id,
  ];
  return plain(parts.filter((part) => part !== null).join(' · '));
}

function plain(text: string): string {
  return escapeMarkdown(printable(text.replaceAll('\u202f', ' ')));
}
