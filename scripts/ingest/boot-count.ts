import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 300;
/** A backlog that does not shrink for so long is no longer waited for. */
const PATIENCE_MS = 60_000;
const SAY_EVERY_MS = 2000;

/** Number of boots that are visible; with `+` where there are more than are counted. */
export interface BootCount {
  boots: number;
  isExact: boolean;
}

/** Counts the boots of a server, or of one of its clouds. Null where it does not say. */
export async function countBoots(origin: URL, cloud?: string): Promise<BootCount | null> {
  const url = new URL('/api/v1/boots?limit=1', origin);
  if (cloud !== undefined) url.searchParams.set('cloud', cloud);
  const answer = await fetchJson(url);
  const { total, totalIsExact } = (answer ?? {}) as { total?: number; totalIsExact?: boolean };
  return typeof total === 'number' ? { boots: total, isExact: totalIsExact ?? true } : null;
}

/**
 * Waits until everything that was acked is made into boots.
 * @param onPending told now and then how many subjects still wait
 * @returns whether that happened
 */
export async function waitUntilVisible(origin: URL, onPending: (pending: number) => void): Promise<boolean> {
  let least = Number.POSITIVE_INFINITY;
  let saidAt = Date.now();
  for (let shrankAt = Date.now(); Date.now() - shrankAt < PATIENCE_MS; await sleep(POLL_MS)) {
    const answer = (await fetchJson(new URL('/api/v1/status', origin))) as { pending?: number } | null;
    const pending = answer?.pending;
    if (pending === 0) return true;
    if (pending === undefined || pending >= least) continue;
    least = pending;
    shrankAt = Date.now();
    if (Date.now() - saidAt < SAY_EVERY_MS) continue;
    saidAt = Date.now();
    onPending(pending);
  }
  return false;
}

async function fetchJson(url: URL): Promise<unknown> {
  try {
    const response = await fetch(url);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
