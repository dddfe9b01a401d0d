const FACTORS = [1, 2, 5, 10] as const;

/** The least of 1, 2 and 5 times a power of ten that is not less than `least`. */
export function roundStep(least: number): number {
  const power = Math.floor(Math.log10(least));
  const excess = least / 10 ** power;
  // What is off by a rounding error is still that step.
  const factor = FACTORS.find((each) => each >= excess * (1 - 1e-9)) ?? 10;
  // A tenth is not exact, ten is: below 1 the quotient is nearer to the decimal than the product.
  return power < 0 ? factor / 10 ** -power : factor * 10 ** power;
}

/**
 * The multiples of a round step from one number up to another. Three lines of our own in place of d3-array's `ticks`,
 * which brings its bisectors along to every reader of a page.
 */
export function roundTicks(from: number, to: number, step: number): number[] {
  const perUnit = step < 1 ? Math.round(1 / step) : 0;
  const multiple = (n: number) => (perUnit > 0 ? n / perUnit : n * step);
  const ticks: number[] = [];
  // What is off by a rounding error is still inside.
  const last = Math.floor(to / step + 1e-9);
  const first = Math.ceil(from / step - 1e-9) + 0;
  for (let n = first; n <= last; n += 1) ticks.push(multiple(n));
  return ticks;
}
