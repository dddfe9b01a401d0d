/** Bounds between which 1, 2, 5 or 10 is nearest by ratio: the geometric means of neighbours. */
const NEAREST = [
  [Math.sqrt(50), 10],
  [Math.sqrt(10), 5],
  [Math.sqrt(2), 2],
] as const;

/** The step of 1, 2 or 5 times a power of ten that cuts a length into about so many parts. */
export function roundStep(length: number, parts: number): number {
  const wanted = length / Math.max(1, parts);
  const power = Math.floor(Math.log10(wanted));
  const excess = wanted / 10 ** power;
  const factor = NEAREST.find(([least]) => excess >= least)?.[1] ?? 1;
  // A tenth is not exact, ten is: below 1 the quotient is nearer to the decimal than the product.
  return power < 0 ? factor / 10 ** -power : factor * 10 ** power;
}

/**
 * The multiples of such a step from one number up to another. Three lines of our own in place of d3-array's `ticks`,
 * which brings its bisectors along to every reader of a page.
 */
export function roundTicks(from: number, to: number, parts: number): number[] {
  const step = roundStep(to - from, parts);
  const perUnit = step < 1 ? Math.round(1 / step) : 0;
  const multiple = (n: number) => (perUnit > 0 ? n / perUnit : n * step);
  const ticks: number[] = [];
  // What is off by a rounding error is still inside.
  const last = Math.floor(to / step + 1e-9);
  const first = Math.ceil(from / step - 1e-9) + 0;
  for (let n = first; n <= last; n += 1) ticks.push(multiple(n));
  return ticks;
}
