import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Boot } from '@/lib/domain/boot';
import type { IndexKeeper } from '@/lib/statistics/service/index-keeper';
import { createStatistics } from '@/lib/statistics/service/statistics-service';
import type { IndexThreadData } from '@/lib/statistics/service/threads/messages';
import { keepThreadedIndex } from '@/lib/statistics/service/threads/threaded-index';
import type { Statistics } from '@/lib/statistics/statistics';
import { createDatabase, type Database } from '@/lib/store/database';
import { listBoots } from '@/lib/store/list-boots';
import { Cleanup } from '@/scripts/start/cleanup';
import { launchThread } from '@/scripts/testing/launch-thread';
import type { BenchReport, Figure } from './harness/figure';
import { residentMb } from './harness/process-use';
import { progress } from './harness/progress';
import { formatNumber } from './harness/table';
import { type Timing, timeCalls, timingOf } from './harness/timing';
import type { BenchOptions } from './options';
import { makeDatabase, startBenchPostgres } from './server/bench-database';
import { addBoot } from './statistics/add-boot';
import { fillMany } from './statistics/fill-many';
import { largestError } from './statistics/largest-error';
import { type BenchQuestion, benchQuestions } from './statistics/questions';

const INDEX_BYTES = 4e9;
const SAY_EVERY = 50_000;
const PATIENCE_MS = 600_000;
/** An index of a million is to be filled within ten seconds; of more, in proportion. */
const FILL_BUDGET_S = 10;
const MEMORY_BUDGET_MB = 600;

/** Every question about many boots, by the index and by plain SQL, over so many boots. */
export async function runStatisticsBench({ manyBoots, quick }: BenchOptions): Promise<BenchReport[]> {
  const cleanup = new Cleanup();
  try {
    const postgres = await startBenchPostgres(cleanup);
    const db = createDatabase(await makeDatabase(postgres, 'statistics'), 10);
    cleanup.add(() => db.close());
    await fill(db, manyBoots);
    return await measureStatistics(db, cleanup, { calls: quick ? 8 : 30 });
  } finally {
    await cleanup.run();
  }
}

async function fill(db: Database, boots: number): Promise<void> {
  progress(`filling ${boots} boots`);
  const began = performance.now();
  let said = 0;
  await fillMany(db, boots, (done) => {
    if (done - said < SAY_EVERY) return;
    said = done;
    progress(`${done} of ${boots} boots, ${Math.round((performance.now() - began) / 1000)} s`);
  });
}

/** Measures on a database that is filled. */
export async function measureStatistics(
  db: Database,
  cleanup: Cleanup,
  { calls, dimensions }: { calls: number; dimensions?: Parameters<typeof largestError>[2] },
): Promise<BenchReport[]> {
  progress('filling the index');
  const beforeMb = residentMb(process.pid);
  const began = performance.now();
  const parts = availableParallelism();
  const keeper = keepThreadedIndex(parts, (part) => {
    const data: IndexThreadData = { databaseUrl: db.url, maxBytes: INDEX_BYTES / parts, part };
    return launchThread('lib/statistics/service/threads/index-thread.ts', data);
  });
  cleanup.add(() => keeper.stop());
  // The threads keep no process alive.
  const awake = setInterval(() => {}, 60_000);
  cleanup.add(async () => clearInterval(awake));
  await untilReady(keeper);
  const fillS = (performance.now() - began) / 1000;
  const statistics = createStatistics(db, keeper);
  const { boots, memoryBytes } = keeper.state();
  const nowMs = Date.now();
  const questions = benchQuestions(nowMs, await sampleBoots(db));
  const timed = await timeQuestions(db, statistics, questions, calls);
  const afterMb = residentMb(process.pid);
  progress('freshness');
  const fresh = await timeFreshness(db, keeper);
  progress('the largest error');
  const error = await largestError(db, statistics, dimensions);
  const size = `${formatNumber(boots)} boots`;
  return [
    { title: `statistics: by the index, ${size}`, figures: timed.map(({ index }) => index) },
    {
      title: `statistics: how much faster than percentile_cont over boots and phases, ${size}`,
      figures: timed.flatMap(({ ratio }) => ratio ?? []),
    },
    {
      title: `statistics: the index, ${size}`,
      figures: [
        {
          what: 'filled from the database',
          value: fillS,
          unit: 's',
          budget: { most: FILL_BUDGET_S * Math.max(1, boots / 1e6) },
        },
        {
          what: 'memory of this process, the index in it',
          value: afterMb,
          unit: 'MB',
          budget: { most: MEMORY_BUDGET_MB * Math.max(1, boots / 1e6) },
          note: `${formatNumber(memoryBytes / 1e6)} MB of columns; ${formatNumber(beforeMb)} MB before`,
        },
        {
          what: 'a boot is written until it is counted',
          value: fresh.p50,
          unit: 'ms',
          budget: { most: 2000 },
          note: `p50 of ${fresh.n}, most ${formatNumber(fresh.max)}`,
        },
        {
          what: 'largest error of a percentile',
          value: error.share * 100,
          unit: '%',
          budget: { most: 1 },
          note: `of ${formatNumber(error.figures)} percentiles of groups and their phases`,
        },
      ],
    },
  ];
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

interface Timed {
  index: Figure;
  ratio: Figure | null;
}

async function timeQuestions(
  db: Database,
  statistics: Statistics,
  questions: readonly BenchQuestion[],
  calls: number,
): Promise<Timed[]> {
  const found: Timed[] = [];
  for (const { what, budgetMs, ask, plain } of questions) {
    progress(what);
    const timing = await timeCalls(calls, (call) => ask(statistics, call));
    const index: Figure = {
      what,
      value: timing.p50,
      unit: 'ms',
      budget: { most: budgetMs },
      note: `p50 of ${timing.n}, p95 ${formatNumber(timing.p95)}, least ${formatNumber(timing.min)}`,
    };
    const slow = plain && (await timePlain(db, plain.text, plain.values));
    found.push({ index, ratio: slow && ratioOf(what, timing, slow) });
  }
  return found;
}

function ratioOf(what: string, timing: Timing, plain: Timing): Figure {
  return {
    what,
    value: plain.p50 / timing.p50,
    unit: '×',
    budget: { least: 50 },
    note: `plain SQL ${formatNumber(plain.p50)} ms, index ${formatNumber(timing.p50)} ms`,
  };
}

/** Few calls: each takes seconds, and one of them may be enough. */
const PLAIN_CALLS = 3;
const PLAIN_ENOUGH_MS = 10_000;

async function timePlain(db: Database, text: string, values: unknown[]): Promise<Timing> {
  const samples: number[] = [];
  const began = performance.now();
  for (let call = 0; call < PLAIN_CALLS; call += 1) {
    const from = performance.now();
    await db.pool.query(text, values);
    samples.push(performance.now() - from);
    if (performance.now() - began > PLAIN_ENOUGH_MS) break;
  }
  return timingOf(samples);
}

const FRESH_BOOTS = 10;

async function timeFreshness(db: Database, keeper: IndexKeeper): Promise<Timing> {
  const samples: number[] = [];
  for (let boot = 0; boot < FRESH_BOOTS; boot += 1) {
    const before = keeper.state().boots;
    await addBoot(db, boot);
    const from = performance.now();
    while (keeper.state().boots === before) await pause(5);
    samples.push(performance.now() - from);
  }
  return timingOf(samples);
}
