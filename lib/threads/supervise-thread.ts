import type { Worker } from 'node:worker_threads';

/** A thread that is kept running until it is stopped. */
export interface SupervisedThread {
  /** Sends a message; false where no thread runs that would receive it. */
  post(message: unknown): boolean;
  /** Ends the thread, which is to close its port when it is sent `STOP`. */
  stop(): Promise<void>;
}

/** What a thread is sent that is to end. */
export const STOP = 'stop';

interface SupervisedOptions {
  launch: () => Worker;
  /** What the thread is called where its failure is told. */
  name: string;
  /** Pause before a thread that ended by itself is replaced, milliseconds: one that fails at once must not take a core. */
  restartMs: number;
  onMessage: (message: unknown) => void;
  /** Told whenever a thread has ended. */
  onEnd: () => void;
}

/** Keeps a thread running: one that fails, or is ended from outside, is replaced. */
export function superviseThread(options: SupervisedOptions): SupervisedThread {
  const { launch, name, restartMs, onMessage, onEnd } = options;
  let isStopped = false;
  let current: Worker | null = null;
  const start = () => {
    if (isStopped) return;
    const thread = launch();
    thread.on('message', onMessage);
    thread.on('error', (error) => console.error(`${name} failed and is started again:`, error));
    thread.once('exit', () => {
      current = null;
      onEnd();
      setTimeout(start, restartMs).unref();
    });
    // The server's end is not the thread's to hold up.
    thread.unref();
    current = thread;
  };
  start();
  return {
    post(message) {
      current?.postMessage(message);
      return current !== null;
    },
    async stop() {
      isStopped = true;
      const thread = current;
      if (thread === null) return;
      // `events.once` would throw where the thread fails on its way out.
      const ended = new Promise((resolve) => thread.once('exit', resolve));
      thread.postMessage(STOP);
      await ended;
    },
  };
}
