import { assemble } from '@/lib/domain/assemble/assemble';
import type { NovaInstance } from '../nova/instance';
import type { NovaOptions } from '../nova/options';
import { runNova } from '../nova/simulate-nova';
import { logFileName, NovaLogWriter } from '../nova/text/nova-log-writer';
import { expectNovaBoots } from '../truth/nova-truth';
import { compareBoots } from './compare-boot';
import { LogFolder, type RoundTrip, readLogs } from './log-folder';

/** Simulates a Nova cloud, writes its logs, reads them, assembles and compares. */
export function novaRoundTrip(options: NovaOptions): RoundTrip {
  const { folder, settled } = writeLogs(options);
  const { events, malformed } = readLogs(folder, 'nova', options.endMs);
  const boots = assemble(events);
  const expected = settled.flatMap(expectNovaBoots);
  return { folder, boots, expected, malformed, differences: compareBoots(expected, boots) };
}

function writeLogs(options: NovaOptions): { folder: LogFolder; settled: NovaInstance[] } {
  const folder = new LogFolder();
  const settled: NovaInstance[] = [];
  const writer = new NovaLogWriter((place, text) => folder.write(logFileName(place), text));
  runNova(options, { step: (step) => writer.step(step), settled: (instance) => settled.push(instance) });
  return { folder, settled };
}
