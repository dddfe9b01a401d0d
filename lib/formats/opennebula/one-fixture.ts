import { assemble } from '@/lib/domain/assemble/assemble';
import type { Boot } from '@/lib/domain/boot';
import type { Event } from '@/lib/domain/event';
import { toEvent } from '@/lib/domain/event-id';
import { understand } from '../index';
import type { RecordHints } from '../record';
import { splitText } from '../split-text';

/** Hints of a test: UTC told by the shipper, received long after every stamp. */
export function hintsOf(more: Partial<RecordHints> = {}): RecordHints {
  return {
    source: null,
    host: null,
    path: null,
    tz: 'UTC',
    offset: null,
    service: null,
    timeMs: null,
    receivedMs: Date.parse('2026-11-21T12:00:00Z'),
    ...more,
  };
}

/** What a text gives: its events, and why lines were refused. */
export function readOne(
  text: string,
  more: Partial<RecordHints> = {},
): { events: Event[]; refused: string[] } {
  const events: Event[] = [];
  const refused: string[] = [];
  for (const record of splitText(text, hintsOf(more))) {
    const answer = understand(record);
    if (answer.kind === 'events') events.push(...answer.events.map((draft) => toEvent('default', draft)));
    if (answer.kind === 'malformed') refused.push(answer.reason);
  }
  return { events, refused };
}

/** The events of a per-VM log written in short: `HH:MM:SS TAG L text` each, of 16 March 2018 in zone 0. */
export function vmLog(vmid: number, lines: string, more: Partial<RecordHints> = {}): Event[] {
  return readOne(longLines(lines), { path: `/var/log/one/${vmid}.log`, ...more }).events;
}

/** The events of oned.log or sched.log written in the same short form. */
export function onedLog(lines: string, path = '/var/log/one/oned.log'): Event[] {
  return readOne(longLines(lines), { path }).events;
}

function longLines(lines: string): string {
  return lines
    .trim()
    .split('\n')
    .map((line) => line.replace(/^\s*(\d\d:\d\d:\d\d) (\w+) (\w) ?/, 'Fri Mar 16 $1 2018 [Z0][$2][$3]: '))
    .join('\n');
}

/** A boot in one line: its status and what it consists of, milliseconds since its start. */
export function sketchOf(boot: Boot): string {
  const phases = boot.phases
    .filter((phase) => phase.parent === null)
    .map((phase) => `${phase.name} ${phase.startMs}+${phase.durationMs}${phase.open ? '…' : ''}`);
  return [`#${boot.attempt} ${boot.status}`, ...phases].join(', ');
}

/** The boots that events make, sketched. */
export function sketchesOf(events: readonly Event[]): string[] {
  return assemble(events).map(sketchOf);
}
