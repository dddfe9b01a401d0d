import type { Boot } from '@/lib/domain/boot';
import type { BootDetail } from '@/lib/domain/boot-summary';
import { bootFacts, bootTitle, formatSeconds } from './boot-title';
import { type PhaseRow, phaseRows } from './phase-rows';
import { printable } from './printable';

const BAR_COLUMNS = 40;

/** A boot for a terminal: what is known of it, its phases as bars on one scale (`█` work, `░` wait), its moments. */
export function renderBootText({ boot, events }: BootDetail): string {
  const lines = new Map(events.map((event) => [event.id, event.line]));
  return [
    bootTitle(boot),
    '',
    ...bootFacts(boot).map(([label, text]) => `${label.padEnd(12)} ${text}`),
    '',
    ...phaseTable(boot),
    '',
    ...boot.moments.map(({ name, atMs, event }) => {
      const line = lines.get(event);
      return `${formatSeconds(atMs).padStart(12)}  ${printable(name)}${line ? `  | ${printable(line)}` : ''}`;
    }),
    ...(boot.notes.length > 0 ? ['', ...boot.notes.map((note) => `note: ${printable(note)}`)] : []),
    '',
  ].join('\n');
}

function phaseTable(boot: Boot): string[] {
  const rows = phaseRows(boot);
  if (rows.length === 0) return ['no phases are known of this boot'];
  const names = rows.map(({ phase, depth }) => '  '.repeat(depth) + printable(phase.name));
  const width = Math.max(...names.map(({ length }) => length));
  const lengthMs = boot.endedAtMs - boot.startedAtMs;
  return rows.map((row, index) => {
    const { startMs, durationMs, open } = row.phase;
    const share = lengthMs > 0 ? `${((100 * durationMs) / lengthMs).toFixed(1)} %` : '';
    return [
      (names[index] ?? '').padEnd(width),
      formatSeconds(startMs).padStart(10),
      formatSeconds(durationMs).padStart(10),
      share.padStart(7),
      `│${barOf(row, lengthMs)}│${open ? ' not seen to end' : ''}`,
    ].join('  ');
  });
}

function barOf({ phase }: PhaseRow, lengthMs: number): string {
  if (lengthMs <= 0) return ' '.repeat(BAR_COLUMNS);
  const clamp = (column: number) => Math.min(Math.max(column, 0), BAR_COLUMNS);
  const from = Math.min(clamp(Math.round((phase.startMs / lengthMs) * BAR_COLUMNS)), BAR_COLUMNS - 1);
  const to = clamp(Math.round(((phase.startMs + phase.durationMs) / lengthMs) * BAR_COLUMNS));
  const bar = (phase.kind === 'wait' ? '░' : '█').repeat(Math.max(to - from, 1));
  return (' '.repeat(from) + bar).padEnd(BAR_COLUMNS);
}
