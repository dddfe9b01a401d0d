import { freePort } from '@/scripts/free-port';
import { localUrl } from '@/scripts/start/address';
import { ensureBuild, ensureClient } from '@/scripts/start/build';
import type { Cleanup } from '@/scripts/start/cleanup';
import { startWeb, waitUntilHealthy } from '@/scripts/start/web';

/** A production server under measurement. */
export interface BenchWeb {
  url: string;
  pid: number;
}

const HOST = '127.0.0.1';

/** Starts the built application, built now where its sources changed, on a database; as `npm start` does. */
export async function startBenchWeb(databaseUrl: string, cleanup: Cleanup): Promise<BenchWeb> {
  await ensureClient();
  await ensureBuild();
  const port = await freePort(HOST);
  const web = startWeb({ host: HOST, port, databaseUrl, mode: 'start' });
  cleanup.add(() => web.stop(new AbortController().signal));
  const url = localUrl(HOST, port);
  await waitUntilHealthy(url, web);
  return { url, pid: web.pid };
}
