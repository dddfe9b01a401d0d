import type { Random } from '../random/random';

/** A flavor of the simulated cloud. */
export interface SimulatedFlavor {
  /** The flavorRef of a request. */
  id: string;
  name: string;
  vcpus: number;
  memoryMb: number;
  diskGb: number;
  /** Share of boots that use it, in relation to the others. */
  weight: number;
}

type Row = readonly [name: string, vcpus: number, memoryMb: number, diskGb: number, weight: number];

const ROWS: readonly Row[] = [
  ['m1.small', 1, 2048, 20, 34],
  ['m1.medium', 2, 4096, 40, 26],
  ['m1.large', 4, 8192, 80, 14],
  ['m1.tiny', 1, 512, 10, 12],
  ['m1.xlarge', 8, 16_384, 160, 5],
  ['c1.medium', 4, 4096, 40, 4],
  ['c1.large', 8, 8192, 80, 3],
  ['r1.large', 4, 32_768, 80, 2],
];

/** The first `count` flavors: well-known names, then sizes of a general family. */
export function makeFlavors(random: Random, count: number): SimulatedFlavor[] {
  return Array.from({ length: count }, (_, index) => {
    const [name, vcpus, memoryMb, diskGb, weight] = ROWS[index] ?? furtherRow(index);
    return { id: random.uuid(), name, vcpus, memoryMb, diskGb, weight };
  });
}

function furtherRow(index: number): Row {
  const size = index - ROWS.length + 2;
  return [`g2.${size}x`, size, 2048 * size, 20 * size, 1];
}
