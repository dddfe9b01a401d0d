import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError, errorCode } from '../expected-error';
import {
  identifyProcess,
  isRunning,
  type ProcessIdentity,
  sendSignal,
  waitForExit,
} from '../postgres/processes';

/** What one Bootfall writes into its data folder while it runs. */
interface InstanceRecord {
  supervisor: ProcessIdentity;
  url: string;
  web?: ProcessIdentity;
}

const STOPPING_PATIENCE_MS = 3_000;

/** This process as the only user of a data folder. */
export interface Instance {
  /** Notes the web server's process, so that the next start can recognise it. */
  recordWeb(pid: number): void;
  release(): void;
}

/**
 * Claims a data folder. A record of a run that was killed is taken over, and the web server it left is stopped.
 * @throws ExpectedError when another Bootfall uses the folder, or it cannot be written to
 */
export async function claimDataFolder(
  dataDir: string,
  url: string,
  say: (line: string) => void,
): Promise<Instance> {
  makeWritable(dataDir);
  const file = path.join(dataDir, 'instance.json');
  const supervisor = identifyProcess(process.pid);
  if (!supervisor) throw new Error('This process cannot be identified');
  const record: InstanceRecord = { supervisor, url };
  while (!create(file, record)) {
    const holder = read(file);
    if (holder && !(await isOver(holder.supervisor))) throw inUse(dataDir, holder);
    if (holder?.web && (await stopWeb(holder.web))) say('Stopped a web server left by an earlier run');
    rmSync(file, { force: true });
  }
  // Of two that took over the same record at once, the later one won.
  await sleep(30);
  const winner = read(file);
  if (winner?.supervisor.pid !== process.pid) throw inUse(dataDir, winner ?? record);
  return {
    recordWeb(pid) {
      overwrite(file, { ...record, web: identifyProcess(pid) });
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** Address of the Bootfall that uses a data folder at present. */
export function runningBootfall(dataDir: string): string | undefined {
  const holder = read(path.join(dataDir, 'instance.json'));
  return holder?.web && isRunning(holder.supervisor) ? holder.url : undefined;
}

/** A run that is just stopping gets the time to do so. */
async function isOver({ pid, startedAt }: ProcessIdentity): Promise<boolean> {
  const deadline = Date.now() + STOPPING_PATIENCE_MS;
  while (isRunning({ pid, startedAt })) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

function inUse(dataDir: string, { url, supervisor }: InstanceRecord): ExpectedError {
  return new ExpectedError(
    `Bootfall already runs at ${url} with the data in ${dataDir} (process ${supervisor.pid}): ` +
      'stop it, or give this one another DATA_DIR and PORT',
  );
}

function makeWritable(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new ExpectedError(`DATA_DIR ${folder} cannot be written to (${errorCode(error)})`);
  }
}

/** Node's recursive mkdir never returns where making a folder says ENOENT although its parent exists, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}

function create(file: string, record: InstanceRecord): boolean {
  try {
    writeFileSync(file, JSON.stringify(record), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw new ExpectedError(`DATA_DIR ${path.dirname(file)} cannot be written to (${errorCode(error)})`);
  }
}

function read(file: string): InstanceRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as InstanceRecord;
  } catch {
    return undefined;
  }
}

function overwrite(file: string, record: InstanceRecord): void {
  writeFileSync(`${file}.new`, JSON.stringify(record));
  renameSync(`${file}.new`, file);
}

async function stopWeb(web: ProcessIdentity): Promise<boolean> {
  if (!isRunning(web)) return false;
  sendSignal(web.pid, 'SIGTERM');
  if (!(await waitForExit([web.pid], 5_000))) sendSignal(web.pid, 'SIGKILL');
  await waitForExit([web.pid], 5_000);
  return true;
}
