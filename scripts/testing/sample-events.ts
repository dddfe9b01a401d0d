import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from '@/lib/domain/event';
import { toEvent } from '@/lib/domain/event-id';
import { understand } from '@/lib/formats';
import type { LogRecord } from '@/lib/formats/record';
import { splitText } from '@/lib/formats/split-text';
import { readSample } from './samples';

/** The logs of a folder of samples, as paths below it. */
export function logsIn(samples: string, folder: string): string[] {
  return readdirSync(join(samples, folder))
    .filter((file) => /\.log(\.gz)?$/.test(file))
    .sort()
    .map((file) => join(folder, file));
}

/** The events of recorded logs, read as a shipper that tells only each file's path would post them. */
export function eventsOfSamples(
  samples: string,
  paths: readonly string[],
  keep: (record: LogRecord) => boolean = () => true,
): Event[] {
  return paths.flatMap((path) => {
    const hints = { source: null, host: null, path, tz: null, offset: 0, service: null, timeMs: null };
    const records = splitText(readSample(samples, path), {
      ...hints,
      receivedMs: Date.UTC(2026, 10, 21, 12),
    });
    return records.filter(keep).flatMap((record) => {
      const understood = understand(record);
      return understood.kind === 'events' ? understood.events.map((draft) => toEvent('samples', draft)) : [];
    });
  });
}

/** Leaves out what a cloud that logs at INFO does not write. */
export function isNotDebug(record: LogRecord): boolean {
  return !/^\S+ \S+ \d+ DEBUG /.test(record.text);
}
