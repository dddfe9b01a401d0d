import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { ExpectedError } from '../expected-error';

/** A user that owns the cluster and runs the server. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

const PREFERRED = 'bootfall';
const FALLBACKS = ['postgres', 'nobody'];

/**
 * Postgres refuses to run as root, so root hands it to another user.
 * @param cluster folder of the cluster; the owner of an existing one stays its owner
 * @param say receives one line when a system user had to be created
 * @returns undefined when the caller is an ordinary user, who runs the server himself
 */
export function chooseAccount(cluster: string, say: (line: string) => void): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readAccounts();
  const owner = ownerOf(cluster);
  if (owner) {
    return accounts.find(({ uid }) => uid === owner.uid) ?? { name: `user ${owner.uid}`, ...owner };
  }
  const existing = (names: string[], list = accounts) =>
    names.map((name) => list.find((account) => account.name === name)).find(Boolean);
  const chosen = existing([PREFERRED]) ?? createAccount(say) ?? existing(FALLBACKS);
  if (!chosen) {
    throw new ExpectedError(
      'Postgres cannot run as root and no other user was found: run as an ordinary user',
    );
  }
  return chosen;
}

function ownerOf(cluster: string): { uid: number; gid: number } | undefined {
  const found = statSync(cluster, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

function createAccount(say: (line: string) => void): Account | undefined {
  const done = spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    PREFERRED,
  ]);
  const created = done.status === 0 ? readAccounts().find(({ name }) => name === PREFERRED) : undefined;
  if (created) say(`Created the system user "${PREFERRED}": Postgres does not run as root`);
  return created;
}

function readAccounts(): Account[] {
  return parsePasswd(readFileSync('/etc/passwd', 'utf8'));
}

/** The users of a passwd(5) file, without root. */
export function parsePasswd(text: string): Account[] {
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 7)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid }) => uid > 0);
}
