import { type Browser, chromium, type Page } from '@playwright/test';
import { Cleanup } from '@/scripts/start/cleanup';
import { CHROMIUM_ARGUMENTS, findBrowser } from '@/scripts/testing/browser';
import type { BenchReport, Figure } from './harness/figure';
import { residentMb } from './harness/process-use';
import { progress } from './harness/progress';
import { formatNumber } from './harness/table';
import { type Timing, timeCalls, timingOf } from './harness/timing';
import type { BenchOptions } from './options';
import { makeDatabase, startBenchPostgres } from './server/bench-database';
import { type BenchWeb, startBenchWeb } from './server/bench-web';
import { readPage } from './server/fetch-bytes';
import { timeFrames } from './waterfall/frames';
import { dragScrollBar, filterPhases, scrollRows, zoomByDrag, zoomByWheel } from './waterfall/gestures';
import { tellLongTrace } from './waterfall/long-trace';
import { type OpenedBoot, openBoot } from './waterfall/open-boot';
import { postTrace } from './waterfall/post-trace';

const SMOOTH = 10_000;
const STILL_OPENS = 100_000;
/** 60 frames a second, and what a timer of the screen is off by. */
const FRAME_BUDGET_MS = 17;
const FILTER_BUDGET_MS = 100;
const FIRST_PAINT_BUDGET_MS = 1000;
const SCRIPT_BUDGET_KB = 170;
const FILTERS = ['p', 'po', 'port', '>100ms', 'lock wait', 'image#', 'e'];

/** Boots of very many phases in a browser: how they come in, open, scroll, zoom and filter. */
export async function runWaterfallBench({ quick }: BenchOptions): Promise<BenchReport[]> {
  const cleanup = new Cleanup();
  try {
    const postgres = await startBenchPostgres(cleanup);
    const web = await startBenchWeb(await makeDatabase(postgres, 'waterfall'), cleanup);
    const browser = await chromium.launch({ executablePath: findBrowser(), args: CHROMIUM_ARGUMENTS });
    cleanup.add(() => browser.close());
    const reports: BenchReport[] = [];
    for (const spans of quick ? [SMOOTH] : [SMOOTH, STILL_OPENS]) {
      const title = `waterfall: a boot of ${formatNumber(spans)} phases in a browser`;
      reports.push({ title, figures: await measure(web, browser, spans) });
    }
    return reports;
  } finally {
    await cleanup.run();
  }
}

async function measure(web: BenchWeb, browser: Browser, spans: number): Promise<Figure[]> {
  progress(`posting a boot of ${spans} phases`);
  const trace = tellLongTrace(spans, Date.now() - 3_600_000);
  const boot = await postTrace(web.url, `long-${spans}`, trace);
  const url = `${web.url}/boots/${boot.id}`;
  progress('asking for its page');
  const answer = await timeCalls(5, () => readPage(url));
  const served: Figure[] = [
    {
      what: 'posted as a trace file, acked',
      value: boot.ackMs / 1000,
      unit: 's',
      note: megabytes(trace.length),
    },
    { what: 'acked, then on the pages', value: boot.visibleMs / 1000, unit: 's' },
    timingFigure('page: answer of the server', answer),
    { what: 'memory of the server afterwards', value: residentMb(web.pid), unit: 'MB' },
  ];
  progress('opening it');
  const { page, ...opened } = await openBoot(browser, url);
  const moved = await measureFrames(page, spans === SMOOTH);
  await page.context().close();
  return [...served, ...openedFigures(opened, spans === SMOOTH), ...moved];
}

/** @param isBudgeted the boot is of the size that the budgets are for */
function openedFigures(opened: Omit<OpenedBoot, 'page'>, isBudgeted: boolean): Figure[] {
  const { firstPaintMs, readyMs, pageBytes, pageSentBytes, scriptBytes, heapBytes } = opened;
  return [
    {
      what: 'page: first contentful paint',
      value: firstPaintMs,
      unit: 'ms',
      budget: isBudgeted ? { most: FIRST_PAINT_BUDGET_MS } : undefined,
    },
    { what: 'page: all of it can be used', value: readyMs, unit: 'ms' },
    {
      what: 'page: as sent',
      value: pageSentBytes / 1000,
      unit: 'kB',
      note: `${megabytes(pageBytes)} unpacked`,
    },
    {
      what: 'page: scripts, compressed',
      value: scriptBytes / 1000,
      unit: 'kB',
      budget: { most: SCRIPT_BUDGET_KB },
    },
    { what: 'page: heap of the browser', value: heapBytes / 1e6, unit: 'MB' },
  ];
}

const GESTURES = [
  ['scrolling by wheel', scrollRows],
  ['scrolling by the bar, all rows', dragScrollBar],
  ['zooming by wheel', zoomByWheel],
  ['zooming by drag', zoomByDrag],
] as const;

async function measureFrames(page: Page, isBudgeted: boolean): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [what, act] of GESTURES) {
    progress(what);
    const timing = await timeFrames(page, () => act(page));
    figures.push(timingFigure(`frames while ${what}`, timing, isBudgeted ? FRAME_BUDGET_MS : undefined));
  }
  progress('filtering');
  const times: number[] = [];
  for (const text of FILTERS) times.push(await filterPhases(page, text));
  const budgetMs = isBudgeted ? FILTER_BUDGET_MS : undefined;
  return [...figures, timingFigure('filter: typed to painted', timingOf(times), budgetMs)];
}

function timingFigure(what: string, { n, p50, p95, max }: Timing, budgetMs?: number): Figure {
  return {
    what,
    value: p50,
    unit: 'ms',
    budget: budgetMs === undefined ? undefined : { most: budgetMs },
    note: `p50 of ${n}, p95 ${formatNumber(p95)}, most ${formatNumber(max)}`,
  };
}

function megabytes(bytes: number): string {
  return `${formatNumber(bytes / 1e6)} MB`;
}
