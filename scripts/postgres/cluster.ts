import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../expected-error';
import type { Account } from './account';
import type { ServerBinaries } from './binaries';

/** A Postgres cluster on disk. `home` holds `data` (PGDATA), `server.log` and `access.json`. */
export interface Cluster {
  home: string;
  data: string;
  binaries: ServerBinaries;
  account: Account | undefined;
  access: Access;
}

/** How to reach the server: always 127.0.0.1 with a password, as every local user can open a loopback port. */
export interface Access {
  port: number;
  password: string;
}

const ROLE = 'bootfall';

/** Connection string of a database of the cluster. */
export function connectionString({ port, password }: Access, database: string): string {
  return `postgresql://${ROLE}:${password}@127.0.0.1:${port}/${database}`;
}

/** Opens the cluster in `home`, making it first when there is none. `home` exists and belongs to `account`. */
export async function openCluster(
  home: string,
  binaries: ServerBinaries,
  account: Account | undefined,
): Promise<Cluster> {
  const data = path.join(home, 'data');
  const access = (await readAccess(home)) ?? { port: 0, password: randomBytes(24).toString('base64url') };
  if (!existsSync(data)) {
    await initialise(home, data, binaries, account, access.password);
    await writeAccess(home, access);
  }
  await requireSameMajor(data, binaries);
  return { home, data, binaries, account, access };
}

/** Reads how the server in `home` was last reachable; undefined where no cluster was made yet. */
export async function readAccess(home: string): Promise<Access | undefined> {
  const text = await readFile(path.join(home, 'access.json'), 'utf8').catch(() => undefined);
  return text ? (JSON.parse(text) as Access) : undefined;
}

/** Remembers the port and password; readable by the caller alone. */
export async function writeAccess(home: string, access: Access): Promise<void> {
  const file = path.join(home, 'access.json');
  await writeFile(`${file}.new`, `${JSON.stringify(access)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** Runs initdb beside the final place and renames, so that an interrupted one is not taken for a cluster. */
async function initialise(
  home: string,
  data: string,
  binaries: ServerBinaries,
  account: Account | undefined,
  password: string,
): Promise<void> {
  const unfinished = path.join(home, 'data.new');
  const passwordFile = path.join(home, 'password.new');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) {
    await chown(unfinished, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  await runInitdb(binaries, account, [
    `--pgdata=${unfinished}`,
    `--username=${ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-sync',
    '--no-instructions',
  ]);
  await rm(passwordFile);
  await rename(unfinished, data);
}

async function runInitdb(
  binaries: ServerBinaries,
  account: Account | undefined,
  options: string[],
): Promise<void> {
  const child = spawn(path.join(binaries.home, 'bin', 'initdb'), options, {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause) => reject(new ExpectedError(`Postgres could not be run: ${cause.message}`)));
    child.once('close', resolve);
  });
  if (code !== 0) throw new ExpectedError(`Postgres could not create its files: ${lastLine(output)}`);
}

async function requireSameMajor(data: string, binaries: ServerBinaries): Promise<void> {
  const found = await readFile(path.join(data, 'PG_VERSION'), 'utf8').catch((error: Error) => {
    throw new ExpectedError(`The database files in ${data} cannot be read: ${error.message}`);
  });
  const carried = binaries.release.split('.')[0];
  if (found.trim() !== carried) {
    throw new ExpectedError(
      `The database in ${data} was written by Postgres ${found.trim()}, this version of Bootfall carries ${carried}`,
    );
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
