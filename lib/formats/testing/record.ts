import type { EventDraft } from '@/lib/domain/event';
import { understand } from '../index';
import type { LogRecord, RecordHints, Understanding } from '../record';
import { splitText } from '../split-text';

/** Hints of a shipper that tells nothing; arrival on 2026-11-21. */
export function hintsOf(more: Partial<RecordHints> = {}): RecordHints {
  return {
    source: null,
    host: null,
    path: null,
    tz: null,
    offset: null,
    service: null,
    timeMs: null,
    receivedMs: Date.UTC(2026, 10, 21, 12),
    ...more,
  };
}

export function recordOf(text: string, more: Partial<RecordHints> = {}): LogRecord {
  return { text, fields: null, hints: hintsOf(more) };
}

/** What a text means: its events in order and the reasons of its malformed records. */
export function readText(
  text: string,
  more: Partial<RecordHints> = {},
): { events: EventDraft[]; malformed: string[]; ignored: number } {
  return readRecords(splitText(text, hintsOf(more)));
}

export function readRecords(records: readonly LogRecord[]): {
  events: EventDraft[];
  malformed: string[];
  ignored: number;
} {
  const answers: Understanding[] = records.map(understand);
  return {
    events: answers.flatMap((answer) => (answer.kind === 'events' ? answer.events : [])),
    malformed: answers.flatMap((answer) => (answer.kind === 'malformed' ? [answer.reason] : [])),
    ignored: answers.filter((answer) => answer.kind === 'ignored').length,
  };
}

/** How many events there are of each name. */
export function countNames(events: readonly EventDraft[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name } of events) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
