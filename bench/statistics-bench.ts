import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Boot } from '@/lib/domain/boot';
import type { IndexKeeper } from '@/lib/statistics/service/index-keeper';
import { createStatistics } from '@/lib/statistics/service/statistics-service';
import type { IndexThreadData } from '@/lib/statistics/service/threads/messages';
import { keepThreadedIndex } from '@/lib/statistics/service/threads/threaded-index';
import { createDatabase, type Database } from '@/lib/store/database';
import { listBoots } from '@/lib/store/list-boots';
import { Cleanup } from '@/scripts/start/cleanup';
import { launchThread } from '@/scripts/testing/launch-thread';
import type { BenchReport, Figure } from './harness/figure';
import { fillingProgress, progress } from './harness/progress';
import { formatNumber } from './harness/table';
import type { BenchOptions } from './options';
import { makeDatabase, startBenchPostgres } from './server/bench-database';
import { startBenchWeb } from './server/bench-web';
import { fillMany } from './statistics/fill-many';
import { largestError } from './statistics/largest-error';
import { timeManyPages, untilIndexed } from './statistics/pages';
import { benchQuestions } from './statistics/questions';
import { timeBrush } from './statistics/time-brush';
import { timeFreshness } from './statistics/time-freshness';
import { timeQuestions } from './statistics/time-questions';

const INDEX_BYTES = 4e9;
const PATIENCE_MS = 600_000;
/** An index of a million is to be filled within ten seconds; of more, in proportion. */
const FILL_BUDGET_S = 10;
const FRESH_BUDGET_MS = 2000;
const ERROR_BUDGET_PERCENT = 1;

/** Every question about many boots, by the index and by plain SQL, then the pages that ask them, over so many boots. */
export async function runStatisticsBench({ manyBoots, quick }: BenchOptions): Promise<BenchReport[]> {
  const cleanup = new Cleanup();
  try {
    const postgres = await startBenchPostgres(cleanup);
    const url = await makeDatabase(postgres, 'statistics');
    const db = createDatabase(url, 10);
    cleanup.add(() => db.close());
    await fillMany(db, manyBoots, fillingProgress(manyBoots));
    return await measureStatistics(db, cleanup, { calls: quick ? 8 : 30, boots: manyBoots });
  } finally {
    await cleanup.run();
  }
}

interface Measured {
  calls: number;
  /** Boots in the database. */
  boots: number;
}

/** Measures on a database that is filled. */
export async function measureStatistics(
  db: Database,
  cleanup: Cleanup,
  measured: Measured,
): Promise<BenchReport[]> {
  const size = `${formatNumber(measured.boots)} boots`;
  const known = await sampleBoots(db);
  const pages = await measurePages(db, cleanup, known, measured);
  const { figures, keeper } = await fillIndex(db, cleanup, measured);
  const statistics = createStatistics(db, keeper);
  const timed = await timeQuestions(db, statistics, benchQuestions(Date.now(), known), measured.calls);
  const fresh = await timeFreshness(db, keeper);
  progress('the largest error');
  const error = await largestError(db, statistics);
  return [
    { title: `statistics: pages in the server and in a browser, ${size}`, figures: pages },
    { title: `statistics: by the index, ${size}`, figures: timed.map(({ index }) => index) },
    {
      title: `statistics: how much faster than percentile_cont over boots and phases, ${size}`,
      figures: timed.flatMap(({ ratio }) => ratio ?? []),
    },
    {
      title: `statistics: the index, ${size}`,
      figures: [
        ...figures,
        {
          ...{ what: 'a boot is stored until it is counted', value: fresh.p50, unit: 'ms' },
          budget: { most: FRESH_BUDGET_MS },
          note: `p50 of ${fresh.n}, most ${formatNumber(fresh.max)}`,
        },
        {
          ...{ what: 'largest error of a percentile', value: error.share * 100, unit: '%' },
          budget: { most: ERROR_BUDGET_PERCENT },
          note: `of ${formatNumber(error.figures)} percentiles of groups and their phases`,
        },
      ],
    },
  ];
}

/** In a server of its own, which ends before the index is filled once more. */
async function measurePages(
  db: Database,
  cleanup: Cleanup,
  known: readonly Boot[],
  measured: Measured,
): Promise<Figure[]> {
  const serving = new Cleanup();
  cleanup.add(() => serving.run());
  const web = await startBenchWeb(db.url, serving);
  progress('the index of the server is filled');
  await untilIndexed(web);
  const ids = known.map(({ id }) => id);
  const pages = await timeManyPages(web, ids, measured);
  const brush = await timeBrush(web, serving, measured.calls);
  await serving.run();
  return [brush, ...pages];
}

async function fillIndex(
  db: Database,
  cleanup: Cleanup,
  { boots }: Measured,
): Promise<{ figures: Figure[]; keeper: IndexKeeper }> {
  progress('filling the index');
  const began = performance.now();
  const parts = availableParallelism();
  const keeper = keepThreadedIndex(parts, (part) => {
    const data: IndexThreadData = { databaseUrl: db.url, maxBytes: INDEX_BYTES / parts, part };
    return launchThread('lib/statistics/service/threads/index-thread.ts', data);
  });
  cleanup.add(() => keeper.stop());
  // The threads keep no process alive.
  const awake = setInterval(() => {}, 60_000);
  cleanup.add(() => clearInterval(awake));
  await untilReady(keeper);
  const filled: Figure = {
    ...{ what: 'filled from the database', value: (performance.now() - began) / 1000, unit: 's' },
    budget: { most: FILL_BUDGET_S * Math.max(1, boots / 1e6) },
    note: `in ${parts} threads, ${formatNumber(keeper.state().memoryBytes / 1e6)} MB of columns`,
  };
  return { figures: [filled], keeper };
}

async function untilReady(keeper: IndexKeeper): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (keeper.state().state !== 'ready') {
    if (performance.now() > deadline) throw new Error('The index was not filled in time');
    await pause(20);
  }
}

/** The newest boots that run. */
async function sampleBoots(db: Database): Promise<Boot[]> {
  const { boots } = await listBoots(
    db,
    { status: ['running'] },
    { sort: 'started_desc', limit: 40, cursor: null },
  );
  return boots.map((boot) => ({ ...boot, moments: [] }));
}
