import type { BootDetail } from '@/lib/domain/boot-summary';
import { bootFacts, bootTitle, formatSeconds } from './boot-title';
import { phaseRows } from './phase-rows';
import { printable } from './printable';

/** A boot for a ticket: what is known of it and a table of its phases. */
export function renderBootMarkdown({ boot }: BootDetail): string {
  const facts = bootFacts(boot).map(([label, text]) => `| ${label} | ${escapeMarkdown(text)} |`);
  const phases = phaseRows(boot).map(({ phase, depth }) => {
    const name = `${'&nbsp;&nbsp;'.repeat(depth)}${escapeMarkdown(printable(phase.name))}`;
    const end = phase.open ? ' (not seen to end)' : '';
    return `| ${name} | ${phase.kind} | ${formatSeconds(phase.startMs)} | ${formatSeconds(phase.durationMs)}${end} |`;
  });
  return [
    `## Boot of ${escapeMarkdown(bootTitle(boot))}`,
    '',
    '| | |',
    '|---|---|',
    ...facts,
    '',
    '| phase | kind | start | duration |',
    '|---|---|--:|--:|',
    ...phases,
    '',
    ...boot.notes.map((note) => `- ${escapeMarkdown(printable(note))}`),
    '',
  ].join('\n');
}

/** Text that a Markdown reader shows as it is, in a table cell too. */
function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]()#|~]/g, (char) => `\\${char}`);
}
