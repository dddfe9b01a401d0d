import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../expected-error';
import type { Cluster } from './cluster';
import { isAlive, processesIn, sendSignal, waitForExit } from './processes';

/**
 * Stops what a killed run left of this cluster's server, so that a new one can start.
 * @returns whether there was a server to stop
 */
export async function stopLeftoverServer({ data }: Cluster): Promise<boolean> {
  const pidFile = path.join(data, 'postmaster.pid');
  const postmaster = readPostmaster(pidFile);
  // The server and all its workers have the data folder as working directory.
  const members = processesIn(data);
  const others = process.platform === 'linux' ? members : postmaster ? [postmaster] : [];
  const alive = others.filter(isAlive);
  if (postmaster && !alive.includes(postmaster) && isAlive(postmaster) && alive.length === 0) {
    // The number now belongs to a stranger. Postgres would take it for the server and refuse to start.
    rmSync(pidFile, { force: true });
  }
  if (alive.length === 0) return false;
  await stopProcesses(alive, postmaster);
  return true;
}

/** Fast shutdown, then immediate shutdown, then kill: each safe for the data, the later ones cost a crash recovery. */
async function stopProcesses(pids: number[], postmaster: number | undefined): Promise<void> {
  const main = postmaster && pids.includes(postmaster) ? [postmaster] : [];
  for (const [targets, signal, waitMs] of [
    [main, 'SIGINT', 20_000],
    [main, 'SIGQUIT', 5_000],
    [pids, 'SIGKILL', 5_000],
  ] as const) {
    for (const pid of targets) sendSignal(pid, signal);
    // Workers whose server was killed notice it by themselves.
    if (await waitForExit(pids, targets.length > 0 ? waitMs : 1_000)) return;
  }
  throw new ExpectedError(`A Postgres left by an earlier run does not stop (process ${pids.join(', ')})`);
}

function readPostmaster(pidFile: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(pidFile, 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}
