import type { Boot } from '@/lib/domain/boot';
import type { BootDetail } from '@/lib/domain/boot-summary';
import type { Explanation } from '@/lib/domain/diagnosis/explanation';
import { statementText } from '@/lib/layout/statement-text';
import { phaseLabel } from '@/lib/layout/waterfall-subject';
import { bootFacts } from './boot-facts';
import { bootTitle } from './boot-title';
import { escapeMarkdown } from './markdown-text';
import { type PhaseRow, phaseRows } from './phase-rows';
import { formatPercent, formatSeconds, secondDecimals } from './plain-duration';
import { printable } from './printable';
import { bootVerdict } from './verdict';

/** A ticket is read by people: the phases of a trace beyond so many are not. */
const MOST_ROWS = 200;

/**
 * A boot for a ticket: how it went, what is known of it and a table of its phases.
 * @param pageUrl address of the boot's page, to link to
 * @param explanation how its peers fared and why it took so long, if that is known
 */
export function renderBootMarkdown(
  { boot }: BootDetail,
  pageUrl: string,
  explanation: Explanation | null = null,
): string {
  const rows = phaseRows(boot);
  const shown = rows.length > MOST_ROWS ? rows.filter(({ depth }) => depth === 0).slice(0, MOST_ROWS) : rows;
  return [
    `## Boot of ${escapeMarkdown(bootTitle(boot))}`,
    '',
    `**${escapeMarkdown(bootVerdict(boot))}**`,
    '',
    ...(explanation ? explanationLines(boot, explanation) : []),
    pageUrl,
    '',
    '| phase | stage | kind | start | duration | share |',
    '|---|---|---|--:|--:|--:|',
    ...shown.map((row) => phaseLine(boot, row)),
    ...(shown.length < rows.length
      ? ['', `${shown.length} of ${rows.length} phases; the others are at the address above.`]
      : []),
    '',
    '| | |',
    '|---|---|',
    ...bootFacts(boot).map(([label, text]) => `| ${label} | ${escapeMarkdown(text)} |`),
    '',
    ...boot.notes.map((note) => `- ${escapeMarkdown(printable(note))}`),
    '',
  ].join('\n');
}

/** The comparison in one line, then the causes, most costly first. */
function explanationLines({ clock }: Boot, { verdict, findings }: Explanation): string[] {
  const textOf = (statement: Explanation['verdict']) =>
    escapeMarkdown(printable(statementText(statement, clock).replaceAll('\u202f', ' ')));
  const causes = findings.map(({ headline, detail }, index) => {
    const details = textOf(detail);
    return `${index + 1}. ${textOf(headline)}${details ? ` (${details})` : ''}`;
  });
  return [textOf(verdict), '', ...causes, ...(causes.length > 0 ? [''] : [])];
}

function phaseLine(boot: Boot, { phase, depth }: PhaseRow): string {
  const decimals = secondDecimals(boot);
  const cells = [
    `${'&nbsp;&nbsp;'.repeat(depth)}${escapeMarkdown(printable(phaseLabel(phase)))}`,
    phase.stage,
    phase.kind,
    formatSeconds(phase.startMs, decimals),
    `${formatSeconds(phase.durationMs, decimals)}${phase.open ? ' (end not seen)' : ''}`,
    formatPercent(phase.durationMs, boot.endedAtMs - boot.startedAtMs),
  ];
  return `| ${cells.join(' | ')} |`;
}
