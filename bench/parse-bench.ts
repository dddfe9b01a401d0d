import { understand } from '@/lib/formats';
import type { RecordHints } from '@/lib/formats/record';
import { splitText } from '@/lib/formats/split-text';
import { OPENNEBULA_DEFAULTS } from '@/lib/simulator/opennebula/options';
import { runOpenNebula } from '@/lib/simulator/opennebula/simulate-opennebula';
import { readSample, samplesDir } from '@/scripts/testing/samples';
import type { BenchReport, Figure } from './harness/figure';
import { timeCalls } from './harness/timing';
import type { BenchOptions } from './options';
import { STORY_DAY } from './story/retell';
import { countLines, hintsOf, type StoryFile, tellStory } from './story/tell-story';

const LEAST_LINES = 200_000;
const SAMPLES = ['s1_single', 's2_burst', 's5_lookalike', 's9_notif'].map(
  (set) => `nova/zed_cloud/${set}/nova-compute-cmp1.log.gz`,
);

/** Text to events on one core: lines split into records, recognised, read. Nothing is stored. */
export async function runParseBench({ quick }: BenchOptions): Promise<BenchReport[]> {
  const rounds = quick ? 5 : 15;
  const boots = quick ? 200 : 600;
  const figures = [
    await measure('Nova DEBUG, simulated, all services', withHints(tellStory(boots)), rounds),
    await measure('OpenNebula oned.log and VM logs, simulated', openNebulaTexts(boots), rounds),
    ...(await recordedFigures(rounds)),
  ];
  return [
    { title: `parse: log lines understood in a second on one core, median of ${rounds} rounds`, figures },
  ];
}

interface HintedText {
  text: string;
  hints: RecordHints;
}

const withHints = (files: readonly StoryFile[]): HintedText[] =>
  files.map((file) => ({ text: file.text, hints: hintsOf(file) }));

async function measure(what: string, texts: readonly HintedText[], rounds: number): Promise<Figure> {
  const lines = texts.reduce((sum, { text }) => sum + countLines(text), 0);
  const bytes = texts.reduce((sum, { text }) => sum + text.length, 0);
  let events = 0;
  const timing = await timeCalls(rounds, async () => {
    events = 0;
    for (const each of texts) events += parse(each);
  });
  const rate = (ms: number) => (lines / ms) * 1000;
  const detail = [
    `best ${Math.round(rate(timing.min) / 1000)} k`,
    `${lines} lines of ${Math.round(bytes / lines)} bytes`,
    `${Math.round((events / lines) * 100)} events per 100`,
  ];
  return {
    what,
    value: rate(timing.p50),
    unit: '/s',
    budget: { least: LEAST_LINES },
    note: detail.join(', '),
  };
}

function parse({ text, hints }: HintedText): number {
  let events = 0;
  for (const record of splitText(text, hints)) {
    const said = understand(record);
    if (said.kind === 'events') events += said.events.length;
  }
  return events;
}

function openNebulaTexts(boots: number): HintedText[] {
  const parts = new Map<string, string[]>();
  const startMs = Date.parse(`${STORY_DAY}T01:00:00Z`);
  const times = { startMs, endMs: startMs + boots * 2000 };
  runOpenNebula(
    { ...OPENNEBULA_DEFAULTS, ...times, boots, hosts: 40, images: 15 },
    {
      write(path, text) {
        const file = parts.get(path);
        if (file) file.push(text);
        else parts.set(path, [text]);
      },
    },
  );
  return [...parts].map(([path, texts]) => {
    const file = { path, host: 'one-01', text: texts.join(''), lines: 0 };
    return { text: file.text, hints: { ...hintsOf(file), source: 'opennebula' } };
  });
}

/** Real logs have more lines that say nothing of boots; measured where they lie beside the checkout. */
async function recordedFigures(rounds: number): Promise<Figure[]> {
  const folder = samplesDir();
  if (folder === null) return [];
  const text = SAMPLES.map((log) => readSample(folder, log)).join('');
  const path = '/var/log/nova/nova-compute.log';
  const hints = hintsOf({ path, host: 'cmp1', text, lines: 0 });
  return [await measure('Nova DEBUG, recorded, nova-compute', [{ text, hints }], rounds)];
}
