import type { NovaStep, NovaStepName } from '../step';
import type { LineWriter } from './line-writer';

/** Writes what a release logs at a step: several lines, one, or none. */
export type Template = (writer: LineWriter, step: NovaStep) => void;

export type Templates = Partial<Record<NovaStepName, Template>>;

/** Seconds as Nova prints durations: two decimals. */
export function twoDecimals(ms: number | undefined): string {
  return ((ms ?? 0) / 1000).toFixed(2);
}
