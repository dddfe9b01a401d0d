import { spawn } from 'node:child_process';
import { ROOT } from '../paths';

export interface ChildResult {
  code: number | null;
  /** Standard output and error, as they came. */
  output: string;
}

export interface ChildOptions {
  env?: Record<string, string>;
  /** Ends the child when aborted. */
  signal?: AbortSignal;
  /** Receives the process number. */
  onStart?: (pid: number | undefined) => void;
  /** Receives the output while it comes, besides it being collected. */
  onOutput?: (text: string) => void;
}

/** Runs a program of this checkout to its end and collects what it printed. */
export function runChild(command: string, args: string[], options: ChildOptions = {}): Promise<ChildResult> {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: options.signal,
  });
  options.onStart?.(child.pid);
  let output = '';
  const collect = (chunk: string) => {
    output += chunk;
    options.onOutput?.(chunk);
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Runs a JavaScript file below node_modules with this Node. */
export function runPackageBinary(file: string, args: string[], options?: ChildOptions): Promise<ChildResult> {
  return runChild(process.execPath, [`${ROOT}node_modules/${file}`, ...args], options);
}
