import { median } from 'd3-array';
import type { Event } from '@/lib/domain/event';
import { createStatistics } from '@/lib/statistics/service/statistics-service';
import { createDatabase } from '@/lib/store/database';
import type { EmbeddedPostgres } from '@/scripts/postgres/embedded';
import { Cleanup } from '@/scripts/start/cleanup';
import type { BenchReport, Figure } from './harness/figure';
import { peakResidentMb } from './harness/process-use';
import { progress } from './harness/progress';
import { type CopyRate, dumpEvents, measureCopy } from './ingest/copy-rate';
import { Feed } from './ingest/feed';
import { type Paced, pace } from './ingest/pace';
import { type Sustained, type SustainTarget, sustain } from './ingest/sustain';
import type { BenchOptions } from './options';
import { makeDatabase, postgresPids, startBenchPostgres } from './server/bench-database';
import { startBenchWeb } from './server/bench-web';
import { withBackground } from './story/background-lines';
import { mainMomentsOf, postedBodies, type StoryBody, textBodies } from './story/bodies';
import { dayOf } from './story/retell';
import { eventsOf, type StoryFile, tellStory } from './story/tell-story';

/** Items of one request. */
const PER_BODY = 1000;
/** Lines of one request. */
const PER_TEXT_BODY = 5000;
/** Lines that say nothing before each record, so that as many lines are events as in a recorded cloud: about 7 in 100. */
const BACKGROUND_LINES = 5;
/** Shippers that keep up flush small batches. */
const PER_PACED_BODY = 200;

interface Scenario {
  name: string;
  title: string;
  /** Things counted in the rate. */
  noun: string;
  bodies: StoryBody[];
  /** For the run at half the rate; without, there is none. */
  pacedBodies?: StoryBody[];
  leastPerSecond?: number;
}

/** The whole way: HTTP, decoding, append, projection, in a production server with a durable Postgres, both on this machine. */
export async function runIngestBench(options: BenchOptions): Promise<BenchReport[]> {
  const cleanup = new Cleanup();
  try {
    progress('simulating a cloud and its logs');
    const scenarios = tellScenarios(options.quick ? 1000 : 4000);
    const postgres = await startBenchPostgres(cleanup);
    const reports: BenchReport[] = [];
    for (const scenario of scenarios) reports.push(await runScenario(scenario, postgres, options));
    return reports;
  } finally {
    await cleanup.run();
  }
}

function tellScenarios(boots: number): Scenario[] {
  const files = tellStory(boots);
  const events = eventsOf(files);
  const moments = mainMomentsOf(events);
  const bodies = textBodies(files.map(withNoise), events, PER_TEXT_BODY);
  const perBoot = (count: number) => `${Math.round(count / boots)} a boot`;
  return [
    {
      name: 'ingest_events',
      title: `phase events, all that DEBUG logs tell (${perBoot(events.length)}), ${PER_BODY} a request`,
      noun: 'events',
      bodies: postedBodies(events, PER_BODY),
      pacedBodies: postedBodies(events, PER_PACED_BODY),
    },
    {
      name: 'ingest_moments',
      title: `phase events, nine moments (${perBoot(moments.length)}), ${PER_BODY} a request`,
      noun: 'events',
      bodies: postedBodies(moments, PER_BODY),
      pacedBodies: postedBodies(moments, PER_PACED_BODY),
    },
    {
      name: 'ingest_text',
      title: `raw DEBUG log text (${share(bodies, events)} events per 100 lines), ${PER_TEXT_BODY} lines a request`,
      noun: 'lines',
      bodies,
      leastPerSecond: 200_000,
    },
  ];
}

const withNoise = (file: StoryFile): StoryFile => ({
  ...file,
  text: withBackground(file.text, BACKGROUND_LINES),
});

function share(bodies: readonly StoryBody[], events: readonly Event[]): string {
  const lines = bodies.reduce((sum, { items }) => sum + items, 0);
  return ((events.length / lines) * 100).toFixed(1);
}

async function runScenario(
  scenario: Scenario,
  postgres: EmbeddedPostgres,
  { seconds, quick }: BenchOptions,
): Promise<BenchReport> {
  const cleanup = new Cleanup();
  try {
    const url = await makeDatabase(postgres, scenario.name);
    const copyUrl = await makeDatabase(postgres, `${scenario.name}_copy`);
    const web = await startBenchWeb(url, cleanup);
    const db = createDatabase(url, 4);
    cleanup.add(() => db.close());
    const pids = await postgresPids(postgres);
    const target = { url: web.url, serverPid: web.pid, db, postgresPids: pids };
    const feed = new Feed(scenario.bodies);
    progress(`${scenario.title}: warming up`);
    await sustain(target, feed, quick ? 2 : 6);
    const copyBefore = await measureCopyOf(target, copyUrl, feed);
    progress(`${scenario.title}: ${seconds} s as fast as it goes`);
    const sustained = await sustain(target, feed, seconds);
    const copyAfter = await measureCopyOf(target, copyUrl, feed);
    const copy = { ...copyAfter, rates: [...copyBefore.rates, ...copyAfter.rates] };
    const paced =
      scenario.pacedBodies && (await paceHalf(target, scenario.pacedBodies, feed, sustained, seconds));
    const { boots } = (await createStatistics(db, null).overview({}, Date.now())).current;
    return {
      title: `ingest: ${scenario.title}, ${seconds} s`,
      figures: [
        ...rateFigures(scenario, sustained, copy),
        ...(paced ? pacedFigures(paced) : []),
        ...costFigures(sustained, peakResidentMb(web.pid), boots),
      ],
    };
  } finally {
    await cleanup.run();
  }
}

async function measureCopyOf({ db }: SustainTarget, copyUrl: string, feed: Feed): Promise<CopyRate> {
  progress('COPY of the same events into an empty table');
  const moments = Array.from({ length: feed.rounds + 1 }, (_, round) => Date.parse(dayOf(round)));
  return measureCopy(copyUrl, await dumpEvents(db), moments);
}

/** Rounds go on where the run at full speed ended, so that no boot is told twice. */
function paceHalf(
  { url }: SustainTarget,
  bodies: readonly StoryBody[],
  before: Feed,
  { items, visibleS }: Sustained,
  seconds: number,
): Promise<Paced> {
  progress(`${Math.ceil(seconds / 2)} s at half that rate`);
  return pace(url, new Feed(bodies, before.rounds), items / visibleS / 2, seconds / 2);
}

function rateFigures(scenario: Scenario, run: Sustained, copy: CopyRate): Figure[] {
  const copyRate = median(copy.rates) ?? Number.NaN;
  const range = [Math.min(...copy.rates), Math.max(...copy.rates)].map((rate) => Math.round(rate / 1000));
  const rate = run.events / run.visibleS;
  const isText = scenario.leastPerSecond !== undefined;
  return [
    {
      what: 'COPY of the same events, alone',
      value: copyRate,
      unit: '/s',
      note: `median of ${copy.rates.length} passes of ${copy.rows} rows, ${range.join(' to ')} k`,
    },
    ...(isText
      ? [
          {
            what: 'lines acked durable and visible as boots',
            value: run.items / run.visibleS,
            unit: '/s',
            budget: { least: scenario.leastPerSecond ?? 0 },
          } as const,
        ]
      : []),
    { what: 'events acked durable and visible as boots', value: rate, unit: '/s' },
    {
      what: '  as a share of COPY',
      value: (rate / copyRate) * 100,
      unit: '%',
      ...(isText ? {} : { budget: { least: 25 } }),
    },
    {
      what: '  while sending, acks alone',
      value: run.events / run.ackedS,
      unit: '/s',
      note: `boots were up to date ${(run.visibleS - run.ackedS).toFixed(1)} s after the last ack`,
    },
    { what: '  ack p50', value: run.ack.p50, unit: 'ms', note: `n = ${run.ack.n}` },
    { what: '  ack p99', value: run.ack.p99, unit: 'ms' },
  ];
}

function pacedFigures({ rate, ack, visible }: Paced): Figure[] {
  return [
    { what: 'at half that rate', value: rate, unit: '/s', note: `${PER_PACED_BODY} a request` },
    { what: '  ack p50', value: ack.p50, unit: 'ms', note: `n = ${ack.n}` },
    { what: '  ack p99', value: ack.p99, unit: 'ms', budget: { most: 250 } },
    { what: '  ack to visible p50', value: visible.p50, unit: 'ms', note: `n = ${visible.n}` },
    { what: '  ack to visible p99', value: visible.p99, unit: 'ms', budget: { most: 2000 } },
  ];
}

function costFigures(run: Sustained, peakMb: number, boots: number): Figure[] {
  const perEvent = (cores: number) => ((cores * run.visibleS) / run.events) * 1e6;
  return [
    {
      what: 'processors used by the server',
      value: run.serverCpu,
      unit: '',
      note: `${Math.round(perEvent(run.serverCpu))} µs an event`,
    },
    {
      what: 'processors used by Postgres',
      value: run.postgresCpu,
      unit: '',
      note: `${Math.round(perEvent(run.postgresCpu))} µs an event`,
    },
    { what: 'memory of the server, peak', value: peakMb, unit: 'MB', note: `${boots} boots stored` },
  ];
}
