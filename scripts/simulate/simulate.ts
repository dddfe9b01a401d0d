import { simulateNova } from '@/lib/simulator/nova/simulate-nova';
import { logFileName, NovaLogWriter } from '@/lib/simulator/nova/text/nova-log-writer';
import { simulateOpenNebula } from '@/lib/simulator/opennebula/simulate-opennebula';
import {
  novaBootRecords,
  novaCloudRecord,
  openNebulaBootRecords,
  type TruthRecord,
} from '@/lib/simulator/truth/truth-record';
import { LogFiles } from './log-files';
import type { SimulateOptions } from './options';

const TRUTH = 'truth.jsonl';
/** Actions between two looks at the progress. */
const SLICE = 50_000;

export interface SimulateReport {
  boots: number;
  operations: number;
  files: number;
  bytes: number;
}

/** Writes the logs of the simulated clouds and their truth. */
export function simulate(options: SimulateOptions, onProgress: (boots: number) => void): SimulateReport {
  const files = new LogFiles(options.out, options.rotateBytes);
  const report: SimulateReport = { boots: 0, operations: 0, files: 0, bytes: 0 };
  const note = (record: TruthRecord) => {
    files.write(TRUTH, `${JSON.stringify(record)}\n`);
    if (record.kind === 'boot') report.boots++;
    if (record.kind === 'operation') report.operations++;
  };
  if (options.nova !== null) runNova(options.nova, files, note, () => onProgress(report.boots));
  if (options.opennebula !== null) runZone(options.opennebula, files, note, () => onProgress(report.boots));
  files.close();
  return { ...report, files: files.count, bytes: files.bytes };
}

type Note = (record: TruthRecord) => void;

function runNova(
  options: NonNullable<SimulateOptions['nova']>,
  files: LogFiles,
  note: Note,
  onSlice: () => void,
): void {
  const writer = new NovaLogWriter((place, text) => files.write(logFileName(place), text));
  const { advance, cloud } = simulateNova(options, {
    step: (step) => writer.step(step),
    settled: (instance) => novaBootRecords(instance).forEach(note),
    operation: (instance, name, requestId) =>
      note({ kind: 'operation', source: 'nova', instance: instance.id, name, requestId }),
  });
  note(novaCloudRecord(cloud));
  while (advance(SLICE)) onSlice();
}

function runZone(
  options: NonNullable<SimulateOptions['opennebula']>,
  files: LogFiles,
  note: Note,
  onSlice: () => void,
): void {
  note({ kind: 'cloud', source: 'opennebula', options });
  const { advance } = simulateOpenNebula(options, {
    write: (file, text) => files.write(file, text),
    settled: (machine) => openNebulaBootRecords(machine, options).forEach(note),
    operation: (machine, name) =>
      note({ kind: 'operation', source: 'opennebula', instance: `0/${machine.id}`, name }),
  });
  while (advance(SLICE)) onSlice();
}
