const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What the operator asked for with Ctrl-C or a signal. */
export interface StopRequest {
  /** Aborted by the first signal: finish what is under way, then stop. */
  stop: AbortSignal;
  /** Aborted by the second: stop now. */
  force: AbortSignal;
}

/** From now on signals no longer end this process; it must look at the result. */
export function listenForStop(): StopRequest {
  const stop = new AbortController();
  const force = new AbortController();
  const onSignal = () => (stop.signal.aborted ? force : stop).abort();
  for (const signal of SIGNALS) process.on(signal, onSignal);
  if (process.env.npm_lifecycle_event) watchParent(() => stop.abort());
  return { stop: stop.signal, force: force.signal };
}

/** npm passes signals on, but when it is killed itself nobody tells its child. */
function watchParent(onGone: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 250);
  timer.unref();
}

/** Resolves when the signal is aborted. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
