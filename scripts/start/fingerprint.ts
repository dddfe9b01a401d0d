import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * A digest of names and contents of files, and of all files below folders; missing ones count as absent.
 * @param root folder the entries are relative to
 * @param ignore file names that have no say, e.g. tests
 */
export function fingerprint(root: string, entries: string[], ignore = /^$/): string {
  const hash = createHash('sha256');
  for (const entry of entries) addEntry(hash, root, entry, ignore);
  return hash.digest('hex');
}

function addEntry(hash: ReturnType<typeof createHash>, root: string, entry: string, ignore: RegExp): void {
  const found = statSync(path.join(root, entry), { throwIfNoEntry: false });
  if (!found || ignore.test(path.basename(entry))) return;
  if (found.isDirectory()) {
    for (const name of readdirSync(path.join(root, entry)).sort()) {
      addEntry(hash, root, path.join(entry, name), ignore);
    }
  } else if (found.isFile()) {
    const content = readFileSync(path.join(root, entry));
    hash.update(`${entry}\0${content.length}\0`).update(content);
  }
}
