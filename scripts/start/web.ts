import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ExpectedError } from '../expected-error';
import { ROOT } from '../paths';
import { sendSignal } from '../postgres/processes';

export interface WebOptions {
  host: string;
  port: number;
  databaseUrl: string;
  /** `start` serves the build, `dev` compiles while it serves. */
  mode: 'start' | 'dev';
}

/** The web server's process. */
export interface WebServer {
  pid: number;
  /** Stops accepting, finishes what is under way, ends; at once when `force` is aborted, or after a while. */
  stop(force: AbortSignal): Promise<void>;
  /** Resolves when it ended, asked to or not, with how it did. */
  exited: Promise<string>;
}

const STOP_PATIENCE_MS = 15_000;
const KEEP_ALIVE_MS = '65000';
/**
 * How glibc keeps memory. By default each thread has arenas of its own, and large buffers that were freed once are kept in
 * them: with a million boots indexed that is a fifth of the process.
 */
const ALLOCATOR = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};
/** What Next says about itself at the start; we say it better. */
const BANNER = /^\s*(▲ |✓ |- (Local|Network|Environments):|$)/;

/** Starts Next in its own process group, so that a Ctrl-C reaches only us, and passes its output on. */
export function startWeb({ host, port, databaseUrl, mode }: WebOptions): WebServer {
  const preload = pathToFileURL(path.join(ROOT, 'scripts/start/web-preload.mjs')).href;
  const next = path.join(ROOT, 'node_modules/next/dist/bin/next');
  const options = ['--port', String(port), '--hostname', host];
  if (mode === 'start') options.push('--keepAliveTimeout', KEEP_ALIVE_MS);
  const child = spawn(process.execPath, ['--import', preload, next, mode, ...options], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: mode === 'dev' ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      HOST: host,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      ...ALLOCATOR,
    },
  });
  forwardOutput(child);
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `status ${code}`));
  });
  return { pid: child.pid ?? 0, exited, stop: (force) => stopWeb(child, exited, force) };
}

/** Waits until `GET /healthz` says 200. */
export async function waitUntilHealthy(url: string, web: WebServer, timeoutMs = 60_000): Promise<void> {
  let ended: string | undefined;
  void web.exited.then((how) => {
    ended = how;
  });
  const deadline = Date.now() + timeoutMs;
  let last = '';
  while (Date.now() < deadline) {
    if (ended) throw new ExpectedError(`The web server ended while starting (${ended})`);
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) }).catch(
      (error) => error,
    );
    if (answer instanceof Response && answer.status === 200) return;
    last = answer instanceof Response ? `/healthz says ${answer.status}` : String(answer);
    await sleep(40);
  }
  throw new ExpectedError(`The web server did not become ready within ${timeoutMs / 1000} s (${last})`);
}

function forwardOutput(child: ChildProcess): void {
  if (child.stderr) child.stderr.pipe(process.stderr, { end: false });
  if (!child.stdout) return;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!BANNER.test(line)) console.log(line);
  });
}

async function stopWeb(child: ChildProcess, exited: Promise<string>, force: AbortSignal): Promise<void> {
  const kill = () => child.pid && sendSignal(child.pid, 'SIGKILL');
  const impatience = setTimeout(kill, STOP_PATIENCE_MS);
  force.addEventListener('abort', kill, { once: true });
  child.kill('SIGTERM');
  if (force.aborted) kill();
  await exited;
  clearTimeout(impatience);
}
