import { cacheKeyOf } from '@/lib/domain/cache-key';
import type { Random } from '../random/random';

/** An image of the simulated cloud. */
export interface SimulatedImage {
  id: string;
  name: string;
  /** File name in `_base/`: sha1 of the id. */
  cacheKey: string;
  format: 'qcow2' | 'raw';
  /** Bytes that a host downloads. */
  sizeBytes: number;
  /** Bytes that the raw base file takes on disk, written by the conversion. */
  rawBytes: number;
  /** Smallest root disk that it fits on, GiB. */
  minDiskGb: number;
  /** Share of boots that use it, in relation to the others. */
  weight: number;
}

type Row = readonly [name: string, sizeMb: number, rawMb: number, minDiskGb: number, weight: number];

/** Sizes are those of the distributions' published cloud images, rounded. */
const ROWS: readonly Row[] = [
  ['ubuntu-24.04', 610, 1900, 4, 30],
  ['rocky-9', 640, 1700, 10, 16],
  ['debian-12', 420, 1200, 3, 14],
  ['ubuntu-22.04', 660, 1800, 4, 12],
  ['windows-2022', 6900, 14200, 40, 5],
  ['alma-9', 580, 1600, 10, 6],
  ['centos-stream-9', 1100, 2400, 10, 5],
  ['cirros-0.6.2', 21, 45, 1, 6],
  ['fedora-42', 530, 1500, 5, 4],
  ['opensuse-15.6', 320, 1100, 5, 3],
  ['windows-2019', 6200, 12800, 40, 2],
  ['freebsd-14', 750, 2200, 6, 2],
];

const MEGABYTE = 1_000_000;

/** The first `count` images: well-known names, then builds of an application. */
export function makeImages(random: Random, count: number): SimulatedImage[] {
  return Array.from({ length: count }, (_, index) => makeImage(random, rowOf(index), index));
}

function rowOf(index: number): Row {
  const row = ROWS[index];
  if (row !== undefined) return row;
  const build = index - ROWS.length + 1;
  return [`app-build-${build}`, 500 + ((build * 137) % 2500), 1500 + ((build * 311) % 6000), 10, 3];
}

function makeImage(random: Random, row: Row, index: number): SimulatedImage {
  const [name, sizeMb, rawMb, minDiskGb, weight] = row;
  const id = random.uuid();
  const format = index % 5 === 2 ? 'raw' : 'qcow2';
  const rawBytes = rawMb * MEGABYTE + random.int(0, MEGABYTE);
  return {
    id,
    name,
    cacheKey: cacheKeyOf(id),
    format,
    sizeBytes: format === 'raw' ? rawBytes : sizeMb * MEGABYTE + random.int(0, MEGABYTE),
    rawBytes,
    minDiskGb,
    weight,
  };
}
