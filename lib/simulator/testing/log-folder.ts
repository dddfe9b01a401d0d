import type { Boot } from '@/lib/domain/boot';
import type { Event } from '@/lib/domain/event';
import { toEvent } from '@/lib/domain/event-id';
import { understand } from '@/lib/formats';
import type { RecordHints } from '@/lib/formats/record';
import { splitText } from '@/lib/formats/split-text';
import type { ExpectedBoot } from '../truth/expected-boot';

/** A simulated cloud's logs, read back. */
export interface RoundTrip {
  folder: LogFolder;
  boots: Boot[];
  expected: ExpectedBoot[];
  /** Records that could not be read, with the reason. */
  malformed: string[];
  /** `instance/attempt: …` for each point in which what was read is not what happened. */
  differences: string[];
}

/** Log files in memory. */
export class LogFolder {
  readonly #parts = new Map<string, string[]>();

  write(file: string, text: string): void {
    const parts = this.#parts.get(file);
    if (parts === undefined) this.#parts.set(file, [text]);
    else parts.push(text);
  }

  /** Names and contents, in the order in which the files were begun. */
  *files(): Generator<[file: string, text: string]> {
    for (const [file, parts] of this.#parts) yield [file, parts.join('')];
  }
}

/** What the formats make of the files, as if a shipper had sent each with its path. */
export function readLogs(
  folder: LogFolder,
  source: string,
  receivedMs: number,
): { events: Event[]; malformed: string[] } {
  const events: Event[] = [];
  const malformed: string[] = [];
  for (const [path, text] of folder.files()) {
    const hints: RecordHints = {
      source,
      host: path.startsWith('nova-compute') ? null : 'ctl-01',
      path,
      tz: 'UTC',
      offset: 0,
      service: null,
      timeMs: null,
      receivedMs,
    };
    for (const record of splitText(text, hints)) {
      const answer = understand(record);
      if (answer.kind === 'events') for (const draft of answer.events) events.push(toEvent('test', draft));
      if (answer.kind === 'malformed') malformed.push(`${answer.reason}: ${record.text.slice(0, 200)}`);
    }
  }
  return { events, malformed };
}
