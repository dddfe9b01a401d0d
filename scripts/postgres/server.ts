import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ExpectedError } from '../expected-error';
import { freePort } from '../free-port';
import { type Cluster, connectionString, writeAccess } from './cluster';
import { sendSignal } from './processes';
import { serverSettings } from './settings';

/** A Postgres server this process started. */
export interface RunningServer {
  /** Connection string of a database of that name. */
  url(database: string): string;
  /** Ends running queries, writes everything out and waits for the end. */
  stop(): Promise<void>;
  /** Resolves when the server ends, asked to or not. */
  exited: Promise<void>;
}

/**
 * Becomes the server, beside a watcher that asks it to shut down when the other end of its standard input is closed:
 * thus it never outlives the process that started it, not even one that was killed. The watcher is a grandchild,
 * because Postgres looks after every child it finds.
 */
const LAUNCH = `exec 3<&0
( { cat <&3 >/dev/null; kill -INT $$ 2>/dev/null; } & )
exec "$@" </dev/null 3<&-`;

const START_ATTEMPTS = 5;
const STOP_PATIENCE_MS = 30_000;
const LOG_LIMIT_BYTES = 10_000_000;

/**
 * Starts the server of a cluster on a free loopback port, the last one if possible, and waits until it answers.
 * @param durable false for a database that is thrown away
 */
export async function startServer(cluster: Cluster, durable = true): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    await settlePort(cluster);
    const log = openLog(cluster.home);
    const server = launch(cluster, log.descriptor, durable);
    closeSync(log.descriptor);
    if (await isAnswering(server)) return server;
    const reason = fatalLine(log.file, log.offset);
    if (attempt === START_ATTEMPTS || !isPassing(reason)) {
      throw new ExpectedError(`Postgres did not start: ${reason} (see ${log.file})`);
    }
    await sleep(500);
  }
}

async function settlePort(cluster: Cluster): Promise<void> {
  const port = await freePort('127.0.0.1', cluster.access.port);
  if (port === cluster.access.port) return;
  cluster.access.port = port;
  await writeAccess(cluster.home, cluster.access);
}

function launch({ data, binaries, account, access }: Cluster, log: number, durable: boolean): RunningServer {
  const command = [path.join(binaries.home, 'bin', 'postgres'), '-D', data];
  const settings = Object.entries(serverSettings(access.port, durable));
  const child = spawn(
    '/bin/sh',
    ['-c', LAUNCH, 'sh', ...command, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      cwd: '/',
      // Its own session: a Ctrl-C in the terminal must reach the web server first.
      detached: true,
      stdio: ['pipe', log, log],
      ...(account && { uid: account.uid, gid: account.gid }),
    },
  );
  child.stdin?.on('error', () => {});
  const exited = whenOver(child);
  return { url: (name) => connectionString(access, name), stop: () => stopServer(child, exited), exited };
}

/** Also ends the watcher of a server that ended by itself; the two make up one process group. */
function whenOver(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => {
      if (child.pid) sendSignal(-child.pid, 'SIGKILL');
      resolve();
    });
  });
}

async function stopServer(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.stdin?.end();
  const impatience = setTimeout(() => child.kill('SIGQUIT'), STOP_PATIENCE_MS);
  await exited;
  clearTimeout(impatience);
}

/** Waits until the server takes connections, as long as a recovery after a crash may need; false when it ended instead. */
async function isAnswering(server: RunningServer): Promise<boolean> {
  let over = false;
  const ended = server.exited.then(() => {
    over = true;
  });
  while (!over) {
    const client = new pg.Client({ connectionString: server.url('postgres') });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await Promise.race([sleep(25), ended]);
    }
  }
  return false;
}

function openLog(home: string): { file: string; descriptor: number; offset: number } {
  const file = path.join(home, 'server.log');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  return { file, descriptor: openSync(file, 'a', 0o600), offset: size > LOG_LIMIT_BYTES ? 0 : size };
}

function fatalLine(file: string, offset: number): string {
  const lines = readFileSync(file).subarray(offset).toString().trim().split('\n');
  const line = lines.findLast((text) => /FATAL|PANIC/.test(text)) ?? lines.at(-1) ?? '';
  return line.replace(/^.*?(FATAL|PANIC): +/, '') || 'it ended without a word';
}

/** Another program took the port meanwhile, or workers of a killed server are still on their way out. */
function isPassing(reason: string): boolean {
  return /could not create any TCP\/IP sockets|shared memory block|lock file/.test(reason);
}
