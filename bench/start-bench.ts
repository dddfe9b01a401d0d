import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median } from 'd3-array';
import { freePort } from '@/scripts/free-port';
import { ROOT } from '@/scripts/paths';
import { ensureBuild } from '@/scripts/start/build';
import { Cleanup } from '@/scripts/start/cleanup';
import type { BenchReport } from './harness/figure';
import { residentMb } from './harness/process-use';
import { progress } from './harness/progress';
import { formatNumber } from './harness/table';
import { deliver } from './ingest/deliver';
import { Feed } from './ingest/feed';
import type { BenchOptions } from './options';
import { postedBodies } from './story/bodies';
import { eventsOf, tellStory } from './story/tell-story';

const PATIENCE_MS = 120_000;

interface Started {
  child: ChildProcess;
  url: string;
  /** Seconds from the command to the first 200 of each. */
  healthyS: number;
  readyS: number;
}

/** `npm start` on a built checkout: the first time, and with data. */
export async function runStartBench({ quick }: BenchOptions): Promise<BenchReport[]> {
  const cleanup = new Cleanup();
  const dataDir = makeDataFolder(cleanup);
  try {
    progress('building, if need be');
    await ensureBuild();
    progress('npm start without data');
    const first = await start(dataDir, cleanup);
    const boots = quick ? 200 : 2000;
    await post(first.url, boots);
    await stop(first.child);
    const again: Started[] = [];
    let memoryMb = Number.NaN;
    for (let run = 0; run < (quick ? 2 : 5); run++) {
      progress('npm start with data');
      const started = await start(dataDir, cleanup);
      again.push(started);
      memoryMb = residentMb(webPid(dataDir));
      await stop(started.child);
    }
    return [
      { title: `start: npm start of a built checkout`, figures: figuresOf(first, again, memoryMb, boots) },
    ];
  } finally {
    await cleanup.run();
  }
}

function figuresOf(first: Started, again: readonly Started[], memoryMb: number, boots: number) {
  const ready = again.map(({ readyS }) => readyS);
  const range = [Math.min(...ready), Math.max(...ready)].map(formatNumber).join(' to ');
  const healthy = median(again.map(({ healthyS }) => healthyS)) ?? Number.NaN;
  return [
    {
      what: 'with data: pages are ready',
      value: median(ready) ?? Number.NaN,
      unit: 's',
      budget: { most: 5 },
      note: `median of ${again.length}, ${range}; ${boots} boots stored`,
    },
    { what: 'with data: events are taken', value: healthy, unit: 's' },
    { what: 'without data: pages are ready', value: first.readyS, unit: 's', note: 'makes the database' },
    { what: 'memory of the server, just started', value: memoryMb, unit: 'MB' },
  ] satisfies BenchReport['figures'];
}

function makeDataFolder(cleanup: Cleanup): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bootfall-bench-'));
  // The database may run as another user than the one who made the folder.
  chmodSync(folder, 0o755);
  cleanup.add(() => {
    rmSync(realpathSync(path.join(folder, 'postgres')), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

async function start(dataDir: string, cleanup: Cleanup): Promise<Started> {
  const port = await freePort('127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const { DATABASE_URL: _other, ...env } = process.env;
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir },
  });
  cleanup.add(() => stop(child));
  await waitFor(`${url}/healthz`, child);
  const healthyS = (performance.now() - began) / 1000;
  await waitFor(`${url}/ready`, child);
  return { child, url, healthyS, readyS: (performance.now() - began) / 1000 };
}

async function waitFor(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`npm start ended with status ${child.exitCode}`);
    const response = await fetch(url).catch(() => null);
    if (response?.status === 200) return;
    await pause(10);
  }
  throw new Error(`${url} did not answer 200 within ${PATIENCE_MS / 1000} s`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function post(url: string, boots: number): Promise<void> {
  const bodies = postedBodies(eventsOf(tellStory(boots)), 1000);
  const feed = new Feed(bodies);
  for (let body = 0; body < bodies.length; body++) await deliver(url, feed.take());
}

function webPid(dataDir: string): number {
  const record = JSON.parse(readFileSync(path.join(dataDir, 'instance.json'), 'utf8')) as {
    web?: { pid: number };
  };
  return record.web?.pid ?? 0;
}
