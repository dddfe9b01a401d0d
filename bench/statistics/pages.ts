import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../harness/figure';
import { residentMb } from '../harness/process-use';
import { progress } from '../harness/progress';
import { formatNumber } from '../harness/table';
import { timeCalls } from '../harness/timing';
import { timingFigure } from '../harness/timing-figure';
import type { BenchWeb } from '../server/bench-web';
import { fetchBytes, readPage } from '../server/fetch-bytes';

const PATIENCE_MS = 600_000;
/** The plan names a time for the list and for a boot; for the other pages for each of their questions alone. */
const LIST_BUDGET_MS = 50;
const MEMORY_BUDGET_MB = 600;

/** Waits until the index of a server is filled. */
export async function untilIndexed({ url }: BenchWeb): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const { body } = await fetchBytes(`${url}/api/v1/status`);
    if (JSON.parse(body.toString()).index.state === 'ready') return;
    await pause(100);
  }
  throw new Error('The index of the server was not filled in time');
}

/** Whole pages over many boots, as the server answers them, and its memory. @param boots so many are in the database */
export async function timeManyPages(
  web: BenchWeb,
  bootIds: readonly string[],
  { boots, calls }: { boots: number; calls: number },
): Promise<Figure[]> {
  const pages: [path: string, pathOf: (call: number) => string, budgetMs?: number][] = [
    ['/boots', () => '/boots?range=all', LIST_BUDGET_MS],
    ['/boots/{id}', (call) => `/boots/${bootIds[call % bootIds.length]}`, LIST_BUDGET_MS],
    ['/', () => '/?range=all&metric=build'],
    ['/images', () => '/images?range=all&metric=build'],
    ['/hosts', () => '/hosts?range=all&metric=build'],
    ['/hosts/{name}', (call) => `/hosts/cmp-${String(call % 100).padStart(4, '0')}?range=all&metric=build`],
  ];
  const figures: Figure[] = [];
  for (const [what, pathOf, budgetMs] of pages) {
    const timing = await timeCalls(calls, (call) => readPage(web.url + pathOf(call)));
    progress(`${what}: ${formatNumber(timing.p50)} ms`);
    figures.push(timingFigure(`${what} of all time`, timing, budgetMs));
  }
  const budget = { most: MEMORY_BUDGET_MB * Math.max(1, boots / 1e6) };
  return [
    ...figures,
    { what: 'memory of the server afterwards', value: residentMb(web.pid), unit: 'MB', budget },
  ];
}
