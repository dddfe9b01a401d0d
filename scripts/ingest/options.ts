import { Command, InvalidArgumentError } from 'commander';
import { getEnv } from '@/lib/env';
import { localUrl } from '../start/address';

export interface IngestOptions {
  paths: string[];
  /** Hints for all lines, as the ingest takes them in its query. */
  hints: Record<string, string>;
  url: URL;
  concurrency: number;
}

const HINTS = ['source', 'host', 'tz', 'cloud', 'instance', 'attempt', 't0'] as const;
const DEFAULT_CONCURRENCY = 4;

/** Reads the command line; `--help` and mistakes end the process with their text. */
export function readOptions(argv: readonly string[]): IngestOptions {
  const { HOST, PORT } = getEnv();
  const command = new Command('npm run ingest --')
    .description('Sends log and trace files to Bootfall. Repeating it doubles nothing.')
    .argument('<paths...>', 'files, folders (read at any depth), .gz; - is standard input')
    .option('--source <source>', 'nova or opennebula, where the lines do not tell')
    .option('--host <host>', 'host that wrote the lines, where neither they nor the file name tell')
    .option('--tz <zone>', 'IANA zone of stamps without one, e.g. Europe/Berlin (default: UTC)')
    .option('--cloud <label>', 'label of the cloud (default: default)')
    .option('--path <path>', 'path to report instead of the file’s own; tells the service of standard input')
    .option('--instance <instance>', 'of a trace file (Chrome, OSProfiler): the instance whose boot it is of')
    .option('--attempt <n>', 'of a trace file: which attempt it is of')
    .option('--t0 <moment>', 'of a trace file with relative times: the moment of its zero')
    .option('--url <url>', 'address of Bootfall', parseUrl, new URL(localUrl(HOST, PORT)))
    .option('--concurrency <n>', 'requests at once', parseCount, DEFAULT_CONCURRENCY)
    .showHelpAfterError()
    .parse([...argv], { from: 'user' });
  const options = command.opts<
    { url: URL; concurrency: number } & Partial<Record<(typeof HINTS)[number] | 'path', string>>
  >();
  const hints = [...HINTS, 'path' as const].flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    paths: command.args,
    hints: Object.fromEntries(hints),
    url: options.url,
    concurrency: options.concurrency,
  };
}

function parseUrl(text: string): URL {
  const address = /^\w+:\/\//.test(text) ? text : `http://${text}`;
  if (!URL.canParse(address) || !/^https?:/.test(address)) {
    throw new InvalidArgumentError('must be an http address');
  }
  return new URL(address);
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 64) throw new InvalidArgumentError('must be 1 to 64');
  return count;
}
