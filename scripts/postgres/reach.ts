import { spawnSync } from 'node:child_process';
import type { Account } from './account';

/**
 * Whether `account` may enter `folder`, found by entering it: modes, access lists, mount options and mandatory
 * access control all have their say, and none of them has to be modelled here.
 */
export function canEnter(folder: string, account: Account | undefined): boolean {
  if (!account) return true;
  const { uid, gid } = account;
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { uid, gid, cwd: '/' }).status === 0;
}
