import { understand } from '@/lib/formats';
import { splitText } from '@/lib/formats/split-text';
import { readSample, samplesDir } from '@/scripts/testing/samples';

const LOGS = ['s1_single', 's2_burst', 's5_lookalike', 's9_notif'].flatMap((set) => [
  `nova/zed_cloud/${set}/nova-compute-cmp1.log.gz`,
  ...(set === 's9_notif' ? [] : [`nova/zed_cloud/${set}/nova-api.log.gz`]),
]);
const ROUNDS = 12;
const BUDGET = 200_000;

/** Splits and understands a text once; answers how many events it held. */
function parse(text: string, tz: string | null): number {
  const hints = {
    source: null,
    host: 'cmp1',
    path: '/var/log/nova/nova-compute.log',
    tz,
    offset: 0,
    service: null,
    timeMs: null,
    receivedMs: Date.UTC(2026, 10, 21, 12),
  };
  let events = 0;
  for (const record of splitText(text, hints)) {
    const said = understand(record);
    if (said.kind === 'events') events += said.events.length;
  }
  return events;
}

/** Prints how many lines of recorded DEBUG logs are split and understood in a second on one core: median of the rounds. */
function main(): void {
  const folder = samplesDir();
  if (folder === null) {
    console.log('parse: no recorded logs here, nothing measured');
    return;
  }
  for (const [what, logs] of [
    ['nova-compute', LOGS.filter((log) => log.includes('compute'))],
    ['nova-api', LOGS.filter((log) => log.includes('api'))],
  ] as const) {
    const text = logs.map((log) => readSample(folder, log)).join('');
    const lines = text.split('\n').length;
    for (const tz of [null, 'Europe/Berlin']) {
      const rates: number[] = [];
      let events = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const start = performance.now();
        events = parse(text, tz);
        rates.push((lines / (performance.now() - start)) * 1000);
      }
      const median = rates.toSorted((a, b) => a - b)[ROUNDS / 2] ?? 0;
      const first = rates[0] ?? 0;
      console.log(
        `parse ${what.padEnd(12)} zone ${tz ?? 'none'}: ${Math.round(median)} lines/s (first round ${Math.round(first)}, ` +
          `${lines} lines, ${Math.round(text.length / 1e3)} kB, ${events} events), ${(median / BUDGET).toFixed(1)} × budget`,
      );
    }
  }
}

main();
