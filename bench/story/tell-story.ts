import type { Event } from '@/lib/domain/event';
import { toEvent } from '@/lib/domain/event-id';
import { understand } from '@/lib/formats';
import type { RecordHints } from '@/lib/formats/record';
import { splitText } from '@/lib/formats/split-text';
import { NOVA_DEFAULTS } from '@/lib/simulator/nova/options';
import { runNova } from '@/lib/simulator/nova/simulate-nova';
import { logFileName, NovaLogWriter } from '@/lib/simulator/nova/text/nova-log-writer';
import { STORY_DAY } from './retell';

/** A log file of a simulated cloud. */
export interface StoryFile {
  path: string;
  /** Machine that wrote it. */
  host: string;
  text: string;
  lines: number;
}

/** The machines of a story's cloud, of which one serves the API. */
const HOSTS = 80;
/** Boots that users ask for in a second: about 60 are under way at any time. */
const BOOTS_PER_SECOND = 4;

/** DEBUG logs of a simulated Nova cloud on the day of all stories; the same for the same number of boots. */
export function tellStory(boots: number): StoryFile[] {
  const startMs = Date.parse(`${STORY_DAY}T01:00:00Z`);
  const files = new Map<string, { host: string; parts: string[] }>();
  const writer = new NovaLogWriter((place, text) => {
    const path = `/var/log/nova/${logFileName(place)}`;
    const file = files.get(path);
    if (file) file.parts.push(text);
    else files.set(path, { host: place.host, parts: [text] });
  });
  const endMs = startMs + (boots / BOOTS_PER_SECOND) * 1000;
  const size = { boots, hosts: HOSTS, images: 15, flavors: 8, startMs, endMs };
  runNova(
    { ...NOVA_DEFAULTS, ...size, lookAlikes: 0.05, lifeHours: 0.5 },
    { step: (step) => writer.step(step) },
  );
  return [...files].map(([path, { host, parts }]) => {
    const text = parts.join('');
    return { path, host, text, lines: countLines(text) };
  });
}

/** Number of line feeds. */
export function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** What a shipper that sends the file tells beside its lines. */
export function hintsOf({ path, host }: StoryFile): RecordHints {
  return {
    ...{ source: 'nova', host, path, tz: 'UTC' },
    ...{ offset: null, service: null, timeMs: null, receivedMs: Date.now() },
  };
}

/** What the files say, in the order of time. */
export function eventsOf(files: readonly StoryFile[]): Event[] {
  const events: Event[] = [];
  for (const file of files) {
    for (const record of splitText(file.text, hintsOf(file))) {
      const said = understand(record);
      if (said.kind !== 'events') continue;
      for (const draft of said.events) events.push(toEvent('default', draft));
    }
  }
  return events.sort((a, b) => a.atMs - b.atMs);
}
