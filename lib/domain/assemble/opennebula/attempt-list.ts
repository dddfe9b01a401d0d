import { type Attempt, emptyAttempt, hasEnded } from './attempt';
import type { Signal } from './signal';

/** What is written within this time after an attempt's end still belongs to it. */
const LATE_MS = 60_000;
/** The scheduler's and oned's lines come up to this long before the ACTIVE that they lead to. */
const EARLY_MS = 60_000;

/** The attempts found so far, the last of them under way or ended. */
export class AttemptList {
  readonly all: Attempt[] = [];
  /** Scheduler lines that may belong to the attempt to come. */
  private early: Signal[] = [];

  /** The last attempt, ended or not. */
  last(): Attempt | null {
    return this.all.at(-1) ?? null;
  }

  /** The attempt that is under way. */
  open(): Attempt | null {
    const last = this.last();
    return last === null || hasEnded(last) ? null : last;
  }

  /** Begins an attempt with a signal; the one that was under way is over, its end unseen. */
  begin(signal: Signal): Attempt {
    const open = this.open();
    if (open !== null) open.isOver = true;
    const attempt = emptyAttempt();
    attempt.signals.push(...this.early.filter((early) => signal.stampMs - early.stampMs <= EARLY_MS), signal);
    this.early = [];
    this.all.push(attempt);
    return attempt;
  }

  /** Keeps a signal for the attempt to come. */
  keepEarly(signal: Signal): void {
    this.early.push(signal);
  }

  /** Adds steps after RUNNING (the monitor was faster) and what is said of a failure after it. */
  attachLate(signal: Signal): void {
    const last = this.last();
    if (last === null || !this.isLate(signal)) return;
    last.signals.push(signal);
    if (signal.name === 'step_failed') last.failedStep ??= signal;
  }

  /** Whether a signal comes soon after the last attempt ran or failed. */
  isLate(signal: Signal): boolean {
    const end = this.last()?.running ?? this.last()?.failure ?? null;
    return end !== null && signal.stampMs - end.stampMs <= LATE_MS;
  }

  /** Forgets the last attempt, which turned out to be none. */
  dropLast(): void {
    this.all.pop();
  }
}
