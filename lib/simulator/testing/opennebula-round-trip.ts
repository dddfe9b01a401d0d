import { assemble } from '@/lib/domain/assemble/assemble';
import type { Machine } from '../opennebula/machine';
import type { OpenNebulaOptions } from '../opennebula/options';
import { runOpenNebula } from '../opennebula/simulate-opennebula';
import { expectOpenNebulaBoots } from '../truth/opennebula-truth';
import { compareBoots } from './compare-boot';
import { LogFolder, type RoundTrip, readLogs } from './log-folder';

/** Simulates an OpenNebula zone, writes its logs, reads them, assembles and compares. */
export function openNebulaRoundTrip(options: OpenNebulaOptions): RoundTrip {
  const folder = new LogFolder();
  const settled: Machine[] = [];
  runOpenNebula(options, {
    write: (file, text) => folder.write(file, text),
    settled: (machine) => settled.push(machine),
  });
  const { events, malformed } = readLogs(folder, 'opennebula', options.endMs);
  const boots = assemble(events);
  const expected = settled.flatMap((machine) => expectOpenNebulaBoots(machine, options));
  return { folder, boots, expected, malformed, differences: compareBoots(expected, boots) };
}
