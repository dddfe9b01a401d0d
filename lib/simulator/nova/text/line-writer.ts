import { type CallSite, callSiteSuffix } from '../call-sites';
import type { LogPlace } from '../log-place';
import type { NovaRelease } from '../release';
import { since } from '../release';
import type { NovaStep } from '../step';
import { contextOf, type LineContext } from './context';
import { osloStamp } from './stamp';

export type Level = 'DEBUG' | 'INFO' | 'AUDIT' | 'WARNING' | 'ERROR';

export interface LineOptions {
  /** `request` unless given. */
  context?: LineContext;
  /** No `[instance: …]` prefix although the step has an instance. */
  bare?: boolean;
}

/** Writes the lines of one step after another, each as the release of its place does. */
export class LineWriter {
  readonly #sink: (place: LogPlace, text: string) => void;
  #step!: NovaStep;
  #stamp = '';
  readonly #seen = new Map<LogPlace, Set<string>>();

  constructor(sink: (place: LogPlace, text: string) => void) {
    this.#sink = sink;
  }

  /** Turns to a step: all lines until the next call are of its moment and place. */
  begin(step: NovaStep): void {
    this.#step = step;
    this.#stamp = osloStamp(step.atMs + step.place.clockOffsetMs);
  }

  get release(): NovaRelease {
    return this.#step.place.release;
  }

  /** Whether DEBUG lines are written here: lets costly texts be left out. */
  get debugging(): boolean {
    return this.#step.place.level === 'debug';
  }

  /** Whether this is the first time that the step's process does something. */
  firstOf(what: string): boolean {
    const { place } = this.#step;
    const seen = this.#seen.get(place) ?? new Set();
    this.#seen.set(place, seen);
    if (seen.has(what)) return false;
    seen.add(what);
    return true;
  }

  info(logger: string, text: string, options?: LineOptions): void {
    this.write('INFO', logger, text, options);
  }

  /** A line that was AUDIT up to Juno and is INFO since. */
  notice(logger: string, text: string, options?: LineOptions): void {
    this.write(since(this.release, 'kilo') ? 'INFO' : 'AUDIT', logger, text, options);
  }

  /** A DEBUG line with the place of its call: a known one, or ` function file:line` of another library. */
  debug(logger: string, site: CallSite, text: string, options?: LineOptions): void {
    if (this.debugging) this.write('DEBUG', logger, text + callSiteSuffix(this.release, site), options);
  }

  /** A DEBUG line whose call stands in another package: `function`, then `package/file.py:line`. */
  debugElsewhere(logger: string, name: string, file: string, text: string, options?: LineOptions): void {
    if (!this.debugging) return;
    this.write('DEBUG', logger, `${text} ${name} ${this.release.packages}/${file}`, options);
  }

  /** A line of any level. From oslo.log 3.27 on a line about an exception ends in its summary: `error`. */
  write(level: Level, logger: string, text: string, options: LineOptions = {}): void {
    if (level === 'DEBUG' && !this.debugging) return;
    const { place, instance } = this.#step;
    const prefix = instance === null || options.bare === true ? '' : `[instance: ${instance.id}] `;
    const context = contextOf(place.release, this.#step, options.context ?? 'request');
    this.#sink(place, `${this.#stamp} ${place.pid} ${level} ${logger} [${context}] ${prefix}${text}\n`);
  }

  /** ERROR with its exception: the summary on the line where the release adds it, then the traceback. */
  exception(logger: string, text: string, error: string, traceback: readonly string[]): void {
    const summary = since(this.release, 'queens') ? `: ${error}` : '';
    this.write('ERROR', logger, text + summary);
    const { place, instance } = this.#step;
    const level = since(place.release, 'newton') ? 'ERROR' : 'TRACE';
    const prefix = instance === null ? '' : `[instance: ${instance.id}] `;
    const head = `${this.#stamp} ${place.pid} ${level} ${logger} ${prefix}`;
    for (const line of ['Traceback (most recent call last):', ...traceback, error, ''])
      this.#sink(place, `${head}${line}\n`);
  }
}
