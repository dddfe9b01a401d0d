import type { Boot } from '@/lib/domain/boot';
import { createDatabase, type Database } from '@/lib/store/database';
import { Cleanup } from '@/scripts/start/cleanup';
import type { BenchReport, Figure } from './harness/figure';
import { residentMb } from './harness/process-use';
import { fillingProgress, progress } from './harness/progress';
import { formatNumber } from './harness/table';
import { timeCalls } from './harness/timing';
import { timingFigure } from './harness/timing-figure';
import type { BenchOptions } from './options';
import { type Filled, fillBoots } from './pages/fill';
import { pageQueries } from './pages/page-queries';
import { weighPage } from './pages/page-weight';
import { makeDatabase, startBenchPostgres } from './server/bench-database';
import { type BenchWeb, startBenchWeb } from './server/bench-web';
import { readPage } from './server/fetch-bytes';

const SCRIPT_BUDGET_KB = 170;

/** What pages ask of the database, and the pages themselves, over so many boots. */
export async function runPagesBench({ boots, quick }: BenchOptions): Promise<BenchReport[]> {
  const cleanup = new Cleanup();
  try {
    const postgres = await startBenchPostgres(cleanup);
    const url = await makeDatabase(postgres, 'pages');
    const db = createDatabase(url, 10);
    cleanup.add(() => db.close());
    const filled = await fillBoots(db, boots, fillingProgress(boots));
    const size = `${formatNumber(filled.boots)} boots, ${formatNumber(filled.phases)} phases`;
    const calls = quick ? 10 : 40;
    const queries = await timeQueries(db, filled, calls);
    const web = await startBenchWeb(url, cleanup);
    const pages = await timePages(web, filled.complete, calls);
    return [
      { title: `pages: questions to the database in the server, ${size}`, figures: queries },
      { title: `pages: whole answers of the server over HTTP, ${size}`, figures: pages },
    ];
  } finally {
    await cleanup.run();
  }
}

async function timeQueries(db: Database, { complete }: Filled, calls: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { what, budgetMs, ask } of pageQueries(complete)) {
    progress(what);
    const timing = await timeCalls(calls, (call) => ask(db, call));
    figures.push(timingFigure(what, timing, budgetMs));
  }
  return figures;
}

async function timePages({ url, pid }: BenchWeb, known: readonly Boot[], calls: number): Promise<Figure[]> {
  const running = known.filter(({ status }) => status === 'running');
  const bootPath = (call: number) => `/boots/${running[call % running.length]?.id}`;
  const pages: [what: string, pathOf: (call: number) => string][] = [
    ['/boots', () => '/boots'],
    ['/boots/{id}', bootPath],
    ['/ of all time', () => '/?range=all&metric=build'],
    ['/images of all time', () => '/images?range=all&metric=build'],
    ['/hosts of all time', () => '/hosts?range=all&metric=build'],
  ];
  const figures: Figure[] = [];
  for (const [what, pathOf] of pages) {
    progress(what);
    const timing = await timeCalls(calls, (call) => readPage(url + pathOf(call)));
    figures.push(timingFigure(what, timing));
  }
  const { scripts, scriptBytes } = await weighPage(url, bootPath(0));
  return [
    ...figures,
    {
      what: 'scripts of /boots/{id}, compressed',
      value: scriptBytes / 1000,
      unit: 'kB',
      budget: { most: SCRIPT_BUDGET_KB },
      note: `${scripts} files`,
    },
    { what: 'memory of the server afterwards', value: residentMb(pid), unit: 'MB', budget: { most: 600 } },
  ];
}
