import { type Attempt, endsBoot, hasEnded, isCreation, isTentative, stageOf, wasCreated } from './attempt';
import { AttemptList } from './attempt-list';
import { orderWithinSecond, secondsOf } from './order-signals';
import { type Signal, says, stateOf } from './signal';
import { isDeletion, isFallback, isOperation, isReturn, SCHEDULING, STEPS } from './walk-states';

/**
 * Sorts the signals of one VM into attempts by walking through its states. The state machine is that of
 * src/lcm/LifeCycleStates.cc: a new VM passes PENDING, ACTIVE with PROLOG, BOOT, RUNNING; `recover --retry` goes back to
 * PROLOG or BOOT, a delete-recreate to PENDING. Starts after power-off, resumes and migrations pass BOOT_… and
 * PROLOG_… states (a migration of a powered-off VM PROLOG_MIGRATE and BOOT) and are no attempts.
 */
export function splitAttempts(signals: readonly Signal[]): Attempt[] {
  const walk = new Walk();
  for (const second of secondsOf(signals)) {
    for (const signal of orderWithinSecond(second, walk.stage())) walk.take(signal);
  }
  return walk.finish();
}

class Walk {
  private readonly attempts = new AttemptList();
  /** Operation in progress whose steps look like a boot's. */
  private operation: string | null = null;
  /** Last state other than LCM_INIT; null while the log has told none. */
  private lastState: string | null = null;

  private readonly handlers: Readonly<Record<string, (signal: Signal) => void>> = {
    pending: (signal) => (isCreation(signal) ? this.onCreation(signal) : this.onPending(signal)),
    hold: this.onQueued,
    cloning: this.onQueued,
    active: this.onActive,
    prolog: this.onProlog,
    boot: this.onBoot,
    running: this.onRunning,
    resubmitted: this.onResubmitted,
    state_left: this.onStateLeft,
    placement_failed: this.onPlacementFailed,
    prolog_failed: this.onFailure,
    boot_failed: this.onFailure,
    cloning_failed: this.onFailure,
  };

  stage(): number {
    const open = this.attempts.open();
    return open === null ? 0 : stageOf(open);
  }

  finish(): Attempt[] {
    return this.attempts.all.filter((attempt) => !isTentative(attempt));
  }

  take(signal: Signal): void {
    (this.handlers[signal.name] ?? this.onDetail).call(this, signal);
  }

  private onCreation(signal: Signal): void {
    if (says(signal, 'creation', true) && this.attempts.all.some(wasCreated)) {
      this.onDetail(signal);
      return;
    }
    const open = this.attempts.open();
    const joins = open !== null && (stageOf(open) < 2 || open.created === null);
    if (joins) open.signals.push(signal);
    const attempt = joins ? open : this.attempts.begin(signal);
    attempt.created ??= signal;
    attempt.queued.unshift(signal);
    this.lastState ??= 'PENDING';
  }

  private onPending(signal: Signal): void {
    const isQueued = this.stage() === 1;
    if (!isQueued && (this.lastState === 'STOPPED' || this.lastState === 'UNDEPLOYED')) {
      this.operation = 'RESUME';
      this.lastState = 'PENDING';
      return;
    }
    const isRecreate = !isQueued && this.lastState !== null;
    this.onQueued(signal);
    const open = this.attempts.open();
    if (isRecreate && open !== null) open.created ??= signal;
  }

  private onQueued(signal: Signal): void {
    const open = this.attempts.open();
    const joins = open !== null && stageOf(open) <= 1;
    if (joins) open.signals.push(signal);
    (joins ? open : this.attempts.begin(signal)).queued.push(signal);
    this.operation = null;
    this.lastState = 'PENDING';
  }

  private onActive(signal: Signal): void {
    if (this.operation === 'RESUME') return;
    const open = this.attempts.open();
    if (open !== null && stageOf(open) <= 2) {
      open.signals.push(signal);
      open.active ??= signal;
    } else this.attempts.begin(signal).active = signal;
    this.operation = null;
    this.lastState = 'ACTIVE';
  }

  private onProlog(signal: Signal): void {
    const open = this.attempts.open();
    if (open !== null && stageOf(open) <= 2) {
      open.signals.push(signal);
      open.prolog = signal;
    } else {
      const isRetry = this.followsFailure();
      Object.assign(this.attempts.begin(signal), { prolog: signal, isRetry });
    }
    this.operation = null;
    this.lastState = 'PROLOG';
  }

  private onBoot(signal: Signal): void {
    const open = this.attempts.open();
    const restarts = says(signal, 'operation', 'restart');
    if (this.operation !== null || (restarts && this.stage() < 4)) {
      this.operation ??= 'RESTART';
      return;
    }
    if (open !== null && open.boot === null) {
      open.signals.push(signal);
      open.boot = signal;
    } else {
      const isRetry = this.followsFailure() || restarts;
      Object.assign(this.attempts.begin(signal), { boot: signal, isRetry });
    }
    this.lastState = 'BOOT';
  }

  private onRunning(signal: Signal): void {
    const open = this.attempts.open();
    if (open !== null && endsBoot(open, signal)) {
      open.signals.push(signal);
      open.running = signal;
    } else if (open !== null) open.isOver = true;
    else if (this.followsFailure()) this.attempts.attachLate(signal);
    this.operation = null;
    this.lastState = 'RUNNING';
  }

  private onResubmitted(signal: Signal): void {
    const open = this.attempts.open();
    if (open !== null) {
      open.signals.push(signal);
      open.leftBy = signal;
    }
    this.operation = null;
    this.lastState = 'CLEANUP_RESUBMIT';
  }

  private onStateLeft(signal: Signal): void {
    const state = stateOf(signal);
    const open = this.attempts.open();
    if (state === 'LCM_INIT') {
      // Beside a PENDING it is the mark of a delete-recreate.
      const queued = open?.queued[0];
      if (open !== null && queued !== undefined && signal.stampMs - queued.stampMs < 1000) {
        open.signals.push(signal);
        open.created ??= queued;
      }
      return;
    }
    if (open !== null) this.leave(open, signal, state);
    else this.revokeLookAlike(signal, state);
    this.operation = isOperation(state) ? state : null;
    this.lastState = state;
  }

  private leave(attempt: Attempt, signal: Signal, state: string): void {
    const stage = stageOf(attempt);
    if (isTentative(attempt) || (stage <= 2 && isReturn(state)) || (stage === 0 && isFallback(state))) {
      this.attempts.dropLast();
      return;
    }
    attempt.signals.push(signal);
    if (isDeletion(state)) attempt.leftBy = signal;
    attempt.isOver = true;
  }

  /** Steps without a state before them that failed and fell back to such a state were no new boot's. */
  private revokeLookAlike(signal: Signal, state: string): void {
    const last = this.attempts.last();
    if (last === null || stageOf(last) > 0 || last.failure === null) return;
    if (isFallback(state) && this.attempts.isLate(signal)) this.attempts.dropLast();
  }

  private onPlacementFailed(signal: Signal): void {
    const open = this.attempts.open();
    if (open !== null && stageOf(open) <= 1) open.signals.push(signal);
    else if (open === null && (this.lastState === null || this.lastState === 'CLEANUP_RESUBMIT')) {
      // Only a VM that is pending, or is to be rescheduled, is matched against hosts.
      this.attempts.begin(signal).queued.push(signal);
    }
  }

  private onFailure(signal: Signal): void {
    if (this.operation !== null) return;
    const open = this.attempts.open();
    if (open !== null) {
      open.signals.push(signal);
      open.failure = signal;
    } else if (this.canBeginInTheMiddle()) this.attempts.begin(signal).failure = signal;
    else this.attempts.attachLate(signal);
    const state = stateOf(signal);
    if (state !== '') this.lastState = state;
  }

  private onDetail(signal: Signal): void {
    const open = this.attempts.open();
    if (open !== null) {
      open.signals.push(signal);
      markDetail(open, signal);
    } else if (SCHEDULING.has(signal.name)) this.attempts.keepEarly(signal);
    else if (this.operation !== null) return;
    else if (STEPS.has(signal.name) && this.canBeginInTheMiddle()) {
      markDetail(this.attempts.begin(signal), signal);
    } else this.attempts.attachLate(signal);
  }

  private followsFailure(): boolean {
    const last = this.attempts.last();
    return last !== null && last.failure !== null && hasEnded(last);
  }

  /** Whether nothing has told yet what the VM does, as where a log begins in mid-boot. */
  private canBeginInTheMiddle(): boolean {
    return this.lastState === null && this.attempts.last() === null;
  }
}

function markDetail(attempt: Attempt, signal: Signal): void {
  if (signal.name === 'step_failed') attempt.failedStep ??= signal;
  if (signal.name === 'prolog_finished') attempt.prologFinished ??= signal;
  // oned's own lines do not say what kind of deploy it is, unless the creation is known.
  if (attempt.created === null) return;
  if (signal.name === 'deploy_requested') attempt.deploying ??= signal;
  if (signal.name === 'transfer_succeeded') attempt.transferred ??= signal;
  if (signal.name === 'deploy_succeeded') attempt.deployed ??= signal;
}
