import type { Random } from '../random/random';

const HOUR_MS = 3_600_000;
const STEP_MS = HOUR_MS / 4;

/**
 * Moments at which users ask for something, in time order: `count` of them between `startMs` and `endMs`, denser by day
 * than by night and on working days than at weekends. Drawn one at a time as sorted uniforms on the cumulated intensity,
 * so that any number needs no memory. `advance(n)` skips the places of `n` arrivals at once.
 */
export class Arrivals {
  readonly #random: Random;
  readonly #startMs: number;
  readonly #stepMs: number;
  readonly #cumulated: Float64Array;
  #left: number;
  #unit = 0;

  constructor(random: Random, startMs: number, endMs: number, count: number) {
    this.#random = random;
    this.#startMs = startMs;
    const steps = Math.max(1, Math.ceil((endMs - startMs) / STEP_MS));
    this.#stepMs = (endMs - startMs) / steps;
    this.#cumulated = new Float64Array(steps + 1);
    for (let step = 0; step < steps; step++) {
      const rate = intensityAt(startMs + (step + 0.5) * this.#stepMs);
      this.#cumulated[step + 1] = (this.#cumulated[step] as number) + rate;
    }
    this.#left = count;
  }

  /** How many arrivals are still to come. */
  get left(): number {
    return this.#left;
  }

  /** Moment of the `n`th arrival from now on, Unix milliseconds. */
  advance(n: number): number {
    for (let index = 0; index < n && this.#left > 0; index++) {
      this.#unit += (1 - this.#unit) * (1 - this.#random.unit() ** (1 / this.#left));
      this.#left--;
    }
    return this.#momentOf(this.#unit);
  }

  #momentOf(unit: number): number {
    const table = this.#cumulated;
    const target = unit * (table[table.length - 1] as number);
    let low = 0;
    let high = table.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((table[middle] as number) <= target) low = middle;
      else high = middle;
    }
    const below = table[low] as number;
    const share = (target - below) / ((table[high] as number) - below);
    return this.#startMs + (low + share) * this.#stepMs;
  }
}

/** Relative rate of requests at a moment: busiest in the early afternoon of a working day, UTC. */
function intensityAt(atMs: number): number {
  const date = new Date(atMs);
  const hour = (atMs % (24 * HOUR_MS)) / HOUR_MS;
  const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
  return (1 + 0.85 * Math.cos(((hour - 14) / 24) * 2 * Math.PI)) * (weekend ? 0.45 : 1);
}
