import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { chmod, chown, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../expected-error';
import type { Account } from './account';
import { copyServerBinaries, type ServerBinaries } from './binaries';
import { canEnter } from './reach';

/** Where root keeps what the database's user must reach when the checkout lies in a folder closed to that user. */
const SHARED_HOME = '/var/lib/bootfall';

/**
 * Makes the folder for the cluster of `dataDir`, owned by `account`, and returns its real path.
 * It is `<dataDir>/postgres`; where `account` cannot go there, that becomes a link to a folder it can reach,
 * because permissions of folders that are not ours are not ours to change.
 */
export async function placeCluster(
  dataDir: string,
  account: Account | undefined,
  say: (line: string) => void,
): Promise<string> {
  const wanted = path.join(dataDir, 'postgres');
  const found = lstatSync(wanted, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() && !existsSync(wanted)) {
    throw new ExpectedError(
      `${wanted} is a link to a folder that is gone: restore it, or remove the link to start empty`,
    );
  }
  if (found && canEnter(realpathSync(wanted), account)) return realpathSync(wanted);
  if (!found && canEnter(dataDir, account)) return await makeOwned(wanted, account);
  const elsewhere = path.join(
    SHARED_HOME,
    `${path.basename(path.dirname(dataDir))}-${randomBytes(4).toString('hex')}`,
  );
  await makeShared();
  if (found) moveFolder(realpathSync(wanted), elsewhere);
  else await makeOwned(elsewhere, account);
  await symlink(elsewhere, wanted);
  say(`The database is kept in ${elsewhere}: user "${account?.name}" may not enter ${dataDir}`);
  return elsewhere;
}

/** Binaries that `account` can execute: the installed ones, or a copy shared by all checkouts. */
export async function placeBinaries(
  installed: ServerBinaries,
  account: Account | undefined,
): Promise<ServerBinaries> {
  if (canEnter(path.join(installed.home, 'bin'), account)) return installed;
  await makeShared();
  return copyServerBinaries(installed, path.join(SHARED_HOME, `postgres-${installed.release}`));
}

async function makeOwned(folder: string, account: Account | undefined): Promise<string> {
  await mkdir(folder, { mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
  return realpathSync(folder);
}

async function makeShared(): Promise<void> {
  try {
    if (await mkdir(SHARED_HOME, { recursive: true })) await chmod(SHARED_HOME, 0o755);
  } catch (error) {
    throw new ExpectedError(
      `The database's user cannot reach this checkout and ${SHARED_HOME} cannot be made (${(error as Error).message}): ` +
        'set DATA_DIR to a folder open to it, or DATABASE_URL',
    );
  }
}

/** `mv` keeps owners and crosses file systems. */
function moveFolder(from: string, to: string): void {
  const done = spawnSync('mv', ['--', from, to], { encoding: 'utf8' });
  if (done.status !== 0) throw new ExpectedError(`The database could not be moved: ${done.stderr.trim()}`);
}
