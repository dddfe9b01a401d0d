import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError, errorCode } from '../expected-error';
import { inRotationOrder, readRotation } from './rotation';

/** A file to read, or standard input. */
export interface Input {
  path: string;
  /** Bytes as they lie on disk; null for standard input. */
  bytes: number | null;
}

/** What was given, and what of it is left alone. */
export interface Inputs {
  inputs: Input[];
  /** Files of folders whose names are not those of logs. */
  passedOver: number;
}

export const STANDARD_INPUT = '-';

/** Names of logs and records; in a folder, others are passed over. */
const LOG_NAME = /\.(log|jsonl|ndjson|json|xml)$/i;

/**
 * Finds the files to read: those given by name whatever they are called, and those of folders, at any depth, that are
 * named like logs; rotated sets from the oldest to the newest.
 * @throws ExpectedError for a path that does not exist
 */
export async function findInputs(given: readonly string[]): Promise<Inputs> {
  const found: Inputs = { inputs: [], passedOver: 0 };
  for (const name of given) {
    if (name === STANDARD_INPUT) found.inputs.push({ path: STANDARD_INPUT, bytes: null });
    else await addPath(path.resolve(callersFolder(), name), found);
  }
  return { ...found, inputs: distinct(found.inputs) };
}

/** npm runs a command in the checkout; paths mean the folder in which it was typed. */
function callersFolder(): string {
  return process.env.INIT_CWD ?? process.cwd();
}

async function addPath(given: string, found: Inputs): Promise<void> {
  const info = await stat(given).catch((error: unknown) => {
    throw new ExpectedError(`${given}: ${errorCode(error) === 'ENOENT' ? 'no such file or folder' : error}`);
  });
  if (!info.isDirectory()) {
    found.inputs.push({ path: given, bytes: info.size });
    return;
  }
  const files = await listFiles(given);
  const logs = files.filter((file) => LOG_NAME.test(readRotation(path.basename(file)).base));
  found.passedOver += files.length - logs.length;
  for (const file of inRotationOrder(logs)) {
    found.inputs.push({ path: file, bytes: (await stat(file)).size });
  }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !path
          .relative(folder, file)
          .split(path.sep)
          .some((part) => part.startsWith('.')),
    );
}

function distinct(inputs: readonly Input[]): Input[] {
  return [...new Map(inputs.map((input) => [input.path, input])).values()];
}
