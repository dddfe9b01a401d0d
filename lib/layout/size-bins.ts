import type { SizeBin } from '@/lib/domain/statistics/distinction';

/** Heights of one bin in two distributions, 0 to 1 of the highest bin of its own distribution's share. */
export interface BinBar {
  bin: SizeBin;
  x: number;
  width: number;
  insideHeight: number;
  outsideHeight: number;
}

/** Two distributions over the same bins, each as shares of its own boots, so that a small and a large one can be held together. */
export function layoutSizeBins(bins: readonly SizeBin[], box: { width: number; height: number }): BinBar[] {
  const insideAll = sum(bins.map(({ inside }) => inside));
  const outsideAll = sum(bins.map(({ outside }) => outside));
  const share = (count: number, all: number) => (all === 0 ? 0 : count / all);
  const most = Math.max(
    ...bins.flatMap(({ inside, outside }) => [share(inside, insideAll), share(outside, outsideAll)]),
    Number.MIN_VALUE,
  );
  const width = bins.length === 0 ? 0 : box.width / bins.length;
  return bins.map((bin, index) => ({
    bin,
    x: index * width,
    width,
    insideHeight: (share(bin.inside, insideAll) / most) * box.height,
    outsideHeight: (share(bin.outside, outsideAll) / most) * box.height,
  }));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
