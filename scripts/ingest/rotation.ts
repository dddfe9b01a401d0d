/** What the name of a log file says about its place in a rotated set. */
export interface RotationName {
  /** The name that all files of the set share: `nova-compute.log`. */
  base: string;
  /** Sorts the files of a set from the oldest to the one still written. */
  age: string;
}

const COMPRESSED = /\.(gz|xz|bz2|zst|lz4)$/i;
const NUMBERED = /\.(\d{1,4})$/;
const DATED = /[-.](\d{4}-?\d\d-?\d\d(?:[-_T.]?[\d:_-]+)?)$/;

/**
 * Reads the rotation suffix of a file name: `x.log.3.gz` is older than `x.log.1`, `x.log-20260101` older than
 * `x.log-20260102`, and all are older than `x.log`.
 */
export function readRotation(name: string): RotationName {
  const plain = name.replace(COMPRESSED, '');
  const numbered = NUMBERED.exec(plain);
  if (numbered) {
    const newerFirst = 9999 - Number(numbered[1]);
    return { base: plain.slice(0, numbered.index), age: `1 ${String(newerFirst).padStart(4, '0')}` };
  }
  const dated = DATED.exec(plain);
  if (dated) return { base: plain.slice(0, dated.index), age: `0 ${(dated[1] ?? '').replace(/\D/g, '')}` };
  if (plain.endsWith('.old')) return { base: plain.slice(0, -4), age: '1 9999' };
  return { base: plain, age: '2' };
}

/** Orders paths so that rotated sets follow their time, and sets their name. */
export function inRotationOrder(paths: readonly string[]): string[] {
  return paths
    .map((path) => {
      const cut = path.lastIndexOf('/') + 1;
      return { path, folder: path.slice(0, cut), ...readRotation(path.slice(cut)) };
    })
    .sort(
      (a, b) =>
        compare(a.folder, b.folder) ||
        compare(a.base, b.base) ||
        compare(a.age, b.age) ||
        compare(a.path, b.path),
    )
    .map(({ path }) => path);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
