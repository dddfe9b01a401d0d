import { assemble } from '@/lib/domain/assemble/assemble';
import type { Boot } from '@/lib/domain/boot';
import type { Event } from '@/lib/domain/event';
import { toEvent } from '@/lib/domain/event-id';
import { understand } from '@/lib/formats';
import type { RecordHints } from '@/lib/formats/record';
import { splitText } from '@/lib/formats/split-text';
import type { NovaInstance } from '../nova/instance';
import type { NovaOptions } from '../nova/options';
import { runNova } from '../nova/simulate-nova';
import { logFileName, NovaLogWriter } from '../nova/text/nova-log-writer';
import type { ExpectedBoot } from '../truth/expected-boot';
import { expectNovaBoots } from '../truth/nova-truth';
import { compareBoot } from './compare-boot';

/** A simulated cloud's logs, read back. */
export interface NovaRoundTrip {
  files: Map<string, string>;
  boots: Boot[];
  expected: ExpectedBoot[];
  malformed: string[];
  /** `instance/attempt: …` for each point in which what was read is not what happened. */
  differences: string[];
}

/** Simulates, writes, reads, assembles and compares. */
export function novaRoundTrip(options: NovaOptions): NovaRoundTrip {
  const { files, settled } = writeLogs(options);
  const { events, malformed } = readLogs(files, options.endMs);
  const boots = assemble(events);
  const expected = settled.flatMap(expectNovaBoots);
  return { files, boots, expected, malformed, differences: differencesOf(expected, boots) };
}

function writeLogs(options: NovaOptions): { files: Map<string, string>; settled: NovaInstance[] } {
  const parts = new Map<string, string[]>();
  const settled: NovaInstance[] = [];
  const writer = new NovaLogWriter((place, text) => {
    const name = logFileName(place);
    const lines = parts.get(name);
    if (lines === undefined) parts.set(name, [text]);
    else lines.push(text);
  });
  runNova(options, { step: (step) => writer.step(step), settled: (instance) => settled.push(instance) });
  return { files: new Map([...parts].map(([name, lines]) => [name, lines.join('')])), settled };
}

function readLogs(files: Map<string, string>, receivedMs: number): { events: Event[]; malformed: string[] } {
  const events: Event[] = [];
  const malformed: string[] = [];
  for (const [path, text] of files) {
    const hints: RecordHints = {
      source: 'nova',
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

function differencesOf(expected: readonly ExpectedBoot[], boots: readonly Boot[]): string[] {
  const left = new Map(boots.map((boot) => [`${boot.instance}/${boot.attempt}`, boot]));
  const differences = expected.flatMap((wanted) => {
    const key = `${wanted.instance}/${wanted.attempt}`;
    const found = compareBoot(wanted, left.get(key));
    left.delete(key);
    return found.map((difference) => `${key}: ${difference}`);
  });
  return [...differences, ...[...left.keys()].map((key) => `${key}: was never asked for`)];
}
