import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../paths';

/** A running app process. */
export interface KillableApp {
  url: URL;
  /** Ends it as `kill -9` does and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts `app-process.ts` on a database; resolves when it serves. */
export async function startApp(databaseUrl: string): Promise<KillableApp> {
  const run = path.join(ROOT, 'scripts/run.mjs');
  const child = spawn(process.execPath, [run, 'scripts/crash/app-process.ts'], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  const address = await firstLine(child);
  return {
    url: new URL(address),
    async kill() {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output to read');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the app ended before it served');
}
