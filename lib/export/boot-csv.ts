import type { BootDetail } from '@/lib/domain/boot-summary';
import { refName } from './boot-title';
import { phaseRows } from './phase-rows';

const COLUMNS = [
  'boot',
  'instance',
  'attempt',
  'host',
  'image',
  'flavor',
  'cache',
  'phase',
  'key',
  'parent',
  'stage',
  'kind',
  'start_ms',
  'duration_ms',
  'started_at',
  'open',
] as const;

/** The phases of a boot as CSV (RFC 4180), one row for each. */
export function renderBootCsv({ boot }: BootDetail): string {
  const rows = phaseRows(boot).map(({ phase }) => [
    boot.id,
    boot.instance,
    boot.attempt,
    boot.host,
    refName(boot.image),
    refName(boot.flavor),
    boot.cache.state,
    phase.name,
    phase.key,
    phase.parent,
    phase.stage,
    phase.kind,
    phase.startMs,
    phase.durationMs,
    new Date(boot.startedAtMs + phase.startMs).toISOString(),
    phase.open ? 'true' : 'false',
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  // A spreadsheet would run a cell that begins like a formula; names come from whoever booted the instance.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
