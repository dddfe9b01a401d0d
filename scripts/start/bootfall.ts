import { getEnv } from '@/lib/env';
import { migrateDatabase } from '@/lib/store/migrate';
import { say, step } from '../console';
import { dataDirectory, ROOT } from '../paths';
import { startEmbeddedPostgres } from '../postgres/embedded';
import { requireReachable } from '../postgres/reachable';
import { localUrl, requireFreePort, shownUrl } from './address';
import { ensureBuild, ensureClient } from './build';
import { Cleanup } from './cleanup';
import { claimDataFolder, type Instance } from './instance';
import { listenForStop, type StopRequest, whenAborted } from './stop-request';
import { startWeb, type WebOptions, type WebServer, waitUntilHealthy } from './web';

export interface BootfallOptions {
  mode: WebOptions['mode'];
  /** Runs once Bootfall is ready; it goes on serving meanwhile and afterwards. */
  whenReady?: (url: string, stop: AbortSignal) => Promise<void>;
}

/**
 * Builds what is not built, starts Postgres unless DATABASE_URL names one, migrates, serves until asked to stop, and stops
 * everything in the reverse order.
 * @returns the exit status of the command
 */
export async function runBootfall({ mode, whenReady }: BootfallOptions): Promise<number> {
  const request = listenForStop();
  const cleanup = new Cleanup();
  try {
    const web = await bringUp(mode, request, cleanup);
    if (!web) return 0;
    return await serve(web, request, whenReady);
  } catch (error) {
    // A child that was ended by the signal fails; that is no failure of ours.
    if (request.stop.aborted) return 0;
    throw error;
  } finally {
    await cleanup.run();
  }
}

/** Undefined when a stop was asked for meanwhile. */
async function bringUp(
  mode: WebOptions['mode'],
  { stop, force }: StopRequest,
  cleanup: Cleanup,
): Promise<WebServer | undefined> {
  const { HOST, PORT, DATABASE_URL } = getEnv();
  const instance = DATABASE_URL ? undefined : await claim(cleanup, shownUrl(HOST, PORT));
  await requireFreePort(HOST, PORT);
  if (DATABASE_URL) await requireReachable(DATABASE_URL);
  await ensureClient(stop);
  if (mode === 'start') await ensureBuild(stop);
  if (stop.aborted) return undefined;
  const databaseUrl = DATABASE_URL ?? (await startDatabase(cleanup));
  const applied = await migrateDatabase(databaseUrl, ROOT);
  if (applied.length > 0) say(`Schema brought up to date    (${applied.join(', ')})`);
  if (stop.aborted) return undefined;
  return step('Web server started', async () => {
    const web = startWeb({ host: HOST, port: PORT, databaseUrl, mode });
    cleanup.add(() => web.stop(force));
    instance?.recordWeb(web.pid);
    await Promise.race([waitUntilHealthy(localUrl(HOST, PORT), web), whenAborted(stop)]);
    return web;
  });
}

async function claim(cleanup: Cleanup, url: string): Promise<Instance> {
  const instance = await claimDataFolder(dataDirectory(), url, say);
  cleanup.add(() => instance.release());
  return instance;
}

async function startDatabase(cleanup: Cleanup): Promise<string> {
  const server = await step('Postgres started', () => startEmbeddedPostgres(dataDirectory(), say));
  let stopping = false;
  cleanup.add(() => {
    stopping = true;
    return server.stop();
  });
  void server.exited.then(() => {
    if (stopping) return;
    console.error('Postgres ended unexpectedly; see server.log in the data folder');
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
  });
  return server.databaseUrl;
}

async function serve(
  web: WebServer,
  { stop }: StopRequest,
  whenReady: BootfallOptions['whenReady'],
): Promise<number> {
  const { HOST, PORT } = getEnv();
  if (!stop.aborted) {
    say(`\nBootfall is ready at ${shownUrl(HOST, PORT)}\n`);
    whenReady?.(localUrl(HOST, PORT), stop).catch((error: Error) => console.error(error.message));
  }
  const ended = await Promise.race([web.exited, whenAborted(stop)]);
  if (ended) {
    console.error(`The web server ended unexpectedly (${ended})`);
    return 1;
  }
  say('Stopping …');
  return Number(process.exitCode ?? 0);
}
