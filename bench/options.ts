import { Command, InvalidArgumentError } from 'commander';

/** The benches, in the order in which they run. */
export const BENCH_NAMES = ['parse', 'ingest', 'pages', 'waterfall', 'statistics', 'start'] as const;

export type BenchName = (typeof BENCH_NAMES)[number];

export interface BenchOptions {
  only: readonly BenchName[];
  /** Boots in the database while pages are timed. */
  boots: number;
  /** Boots that statistics are of. */
  manyBoots: number;
  /** Length of a sustained run. */
  seconds: number;
  /** A smaller, rougher run: seconds instead of minutes. */
  quick: boolean;
  json: boolean;
}

const FULL = { boots: 20_000, manyBoots: 1_000_000, seconds: 60 };
const QUICK = { boots: 5_000, manyBoots: 50_000, seconds: 8 };

/** Reads the command line; `--help` and mistakes end the process with their text. */
export function readOptions(argv: readonly string[]): BenchOptions {
  const command = new Command('npm run bench --')
    .description('Measures Bootfall on this machine against its budgets, with a Postgres of its own.')
    .option('--only <names>', `some of ${BENCH_NAMES.join(', ')}`, parseNames)
    .option('--boots <n>', `boots in the database while pages are timed (default: ${FULL.boots})`, parseCount)
    .option('--many-boots <n>', `boots that statistics are of (default: ${FULL.manyBoots})`, parseCount)
    .option('--seconds <n>', `length of a sustained ingest (default: ${FULL.seconds})`, parseCount)
    .option('--quick', 'smaller and rougher', false)
    .option('--json', 'the figures as JSON on standard output', false)
    .showHelpAfterError()
    .parse([...argv], { from: 'user' });
  const given = command.opts<Pick<BenchOptions, 'quick' | 'json'> & Partial<BenchOptions>>();
  return { only: BENCH_NAMES, ...(given.quick ? QUICK : FULL), ...given };
}

function parseNames(text: string): BenchName[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !isBenchName(name));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`"${unknown}" is none of ${BENCH_NAMES.join(', ')}`);
  }
  return names.filter(isBenchName);
}

function isBenchName(name: string): name is BenchName {
  return (BENCH_NAMES as readonly string[]).includes(name);
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('must be a whole number from 1');
  return count;
}
