import { runCommand } from '@/scripts/console';
import { ensureClient } from '@/scripts/start/build';
import type { BenchReport } from './harness/figure';
import { describeMachine } from './harness/machine';
import { formatReport } from './harness/table';
import { type BenchName, type BenchOptions, readOptions } from './options';

type RunBench = (options: BenchOptions) => Promise<BenchReport[]>;

/** Loaded when their turn has come: what they import needs the generated database client. */
const BENCHES: Record<BenchName, () => Promise<RunBench>> = {
  parse: async () => (await import('./parse-bench')).runParseBench,
  ingest: async () => (await import('./ingest-bench')).runIngestBench,
  pages: async () => (await import('./pages-bench')).runPagesBench,
  waterfall: async () => (await import('./waterfall-bench')).runWaterfallBench,
  statistics: async () => (await import('./statistics-bench')).runStatisticsBench,
  start: async () => (await import('./start-bench')).runStartBench,
};

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  await ensureClient();
  const reports: BenchReport[] = [];
  for (const name of options.only) {
    const run = await BENCHES[name]();
    const found = await run(options);
    if (!options.json) for (const report of found) console.log(`\n${formatReport(report)}`);
    reports.push(...found);
  }
  const machine = describeMachine();
  console.log(options.json ? JSON.stringify({ machine, reports }, null, 2) : `\n${machine}`);
  return 0;
});
