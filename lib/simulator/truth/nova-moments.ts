import type { Attempt } from '../nova/instance';
import type { NovaStepName } from '../nova/step';

/** What the written lines tell of a try's moments, by the clocks of their machines. */
export interface NovaMoments {
  /** Unix milliseconds of the first line of a step; null where none was written. */
  at(name: NovaStepName): number | null;
  /** Of the last one. */
  lastOf(name: NovaStepName): number | null;
  /** The wait, hold or command time that a step's line states, milliseconds. */
  told(name: NovaStepName): number | null;
  /** The first of several steps that has a line. */
  first(...names: NovaStepName[]): number | null;
  /** As long before a step's line as it states. */
  before(name: NovaStepName): number | null;
}

/** Reads a try. */
export function novaMoments(attempt: Attempt): NovaMoments {
  const at = (name: NovaStepName) => (attempt.logged.has(name) ? (attempt.clock[name] ?? null) : null);
  const told = (name: NovaStepName) => (attempt.logged.has(name) ? (attempt.told[name] ?? null) : null);
  return {
    at,
    told,
    lastOf: (name) => (attempt.logged.has(name) ? (attempt.lastClock[name] ?? null) : null),
    first: (...names) => names.map(at).find((ms) => ms !== null) ?? null,
    before: (name) => {
      const end = at(name);
      const tookMs = told(name);
      return end === null || tookMs === null ? null : end - tookMs;
    },
  };
}
