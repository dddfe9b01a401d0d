import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { PACKED } from './packed-files.mjs';

const brotli = promisify(brotliCompress);

/** Smaller files gain nothing. */
const LEAST_BYTES = 1024;

/** Packs scripts and styles below a folder, once and as tightly as it goes; each packed file stands beside its original. */
export async function packFiles(folder: string): Promise<void> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  await Promise.all(
    names
      .filter((name) => /\.(js|css)$/.test(name))
      .map(async (name) => {
        const bytes = await readFile(path.join(folder, name));
        if (bytes.length < LEAST_BYTES) return;
        await writeFile(path.join(folder, name + PACKED), await brotli(bytes));
      }),
  );
}
