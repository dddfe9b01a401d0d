import type { Boot } from '@/lib/domain/boot';
import type { BootFilter } from '@/lib/domain/cohort';
import { DEFAULT_PEER_CHOICE } from '@/lib/domain/peers';
import type { SelectionBox } from '@/lib/domain/statistics/distinction';
import type { Statistics } from '@/lib/statistics/statistics';
import { type PlainSql, plainGroups, plainHeatMap, plainOverview, plainPhases } from './plain-sql';

/** A question that a view asks, and its answer by plain SQL over boots and phases where there is one. */
export interface BenchQuestion {
  what: string;
  /** Milliseconds in the server. */
  budgetMs: number;
  ask: (statistics: Statistics, call: number) => Promise<unknown>;
  plain: PlainSql | null;
}

const DAY_MS = 86_400_000;
const BUDGET_MS = 100;
const BOOT_BUDGET_MS = 50;
const COLUMNS = 96;
const SPARKS = 24;
const PAGE_GROUPS = 100;

/** All views over all the time, then with filters. */
export function benchQuestions(nowMs: number, boots: readonly Boot[]): BenchQuestion[] {
  const [first] = boots;
  const image: BootFilter = first?.image?.id ? { image: [first.image.id] } : {};
  const month: BootFilter = { fromMs: nowMs - 30 * DAY_MS, toMs: nowMs };
  return [
    ...wholeQuestions(nowMs),
    question('heat map, cold boots of an image', plainHeatMap(nowMs, 'image and cold', image), (statistics) =>
      statistics.heatMap('build', { ...image, cache: ['cold'] }, COLUMNS),
    ),
    question('overview of 30 days and of the 30 before', plainOverview(nowMs, 30), (statistics) =>
      statistics.overview(month, nowMs),
    ),
    question('waterfall, cold boots of an image', plainPhases('image and cold', image), (statistics) =>
      statistics.waterfall({ ...image, cache: ['cold'] }),
    ),
    question('groups by host, boots with a slow phase', null, (statistics) =>
      statistics.groupPercentiles({
        dimension: 'host',
        metric: 'build',
        filter: { phase: [{ name: 'image', minMs: 5000 }], minConcurrency: 1 },
        phases: true,
      }),
    ),
    ...comparisons(nowMs),
    {
      what: 'peers of a boot, same image, flavor and cache',
      budgetMs: BOOT_BUDGET_MS,
      plain: plainPhases('peers', image),
      ask: (statistics, call) => statistics.peers(boots[call % boots.length] as Boot, DEFAULT_PEER_CHOICE),
    },
  ];
}

function question(what: string, plain: PlainSql | null, ask: BenchQuestion['ask']): BenchQuestion {
  return { what, budgetMs: BUDGET_MS, plain, ask };
}

/** A table of groups as its page asks for it: all of them, then where time goes and the course of those on its first page. */
function groupTable(dimension: 'image' | 'flavor' | 'host'): BenchQuestion {
  return question(
    `groups by ${dimension}, ${PAGE_GROUPS} of them with stages and ${SPARKS} spans`,
    null,
    async (statistics) => {
      const asked = { dimension, metric: 'build', filter: {} } as const;
      const { groups } = await statistics.groupPercentiles(asked);
      const values = groups.slice(0, PAGE_GROUPS).map(({ key }) => key.value);
      await statistics.groupDetails({ ...asked, values, spans: SPARKS });
    },
  );
}

function wholeQuestions(nowMs: number): BenchQuestion[] {
  const groups = (dimension: 'image' | 'flavor' | 'host') =>
    question(`groups by ${dimension}, each phase of each`, plainGroups(dimension), (statistics) =>
      statistics.groupPercentiles({ dimension, metric: 'build', filter: {}, phases: true }),
    );
  return [
    question('overview', plainOverview(nowMs, null), (statistics) => statistics.overview({}, nowMs)),
    question('heat map', plainHeatMap(nowMs, 'all', {}), (statistics) =>
      statistics.heatMap('build', {}, COLUMNS),
    ),
    question('histogram', null, (statistics) => statistics.histogram('build', {})),
    question('trend by day', null, (statistics) => statistics.trend({}, { count: 90 })),
    ...(['image', 'flavor', 'host'] as const).map(groupTable),
    ...(['image', 'flavor', 'host'] as const).map(groups),
    question('waterfall', plainPhases('all', {}), (statistics) => statistics.waterfall({})),
    question('values of hosts', null, (statistics) => statistics.values('host', 'cmp-01', {})),
  ];
}

function comparisons(nowMs: number): BenchQuestion[] {
  const boxFrom = (minMs: number): SelectionBox => ({
    metric: 'build',
    ...{ fromMs: nowMs - 10 * DAY_MS, toMs: nowMs - 3 * DAY_MS, minMs, maxMs: 120_000 },
  });
  return [
    // What is counted of all boots is kept while boxes are drawn: other boots, or another box of the same, in each call.
    question('what distinguishes a first box from all boots', null, (statistics, call) =>
      statistics.distinguish({ fromMs: nowMs - 100 * DAY_MS - call }, boxFrom(15_000)),
    ),
    question('what distinguishes another box from them', null, (statistics, call) =>
      statistics.distinguish({}, boxFrom(15_000 + 100 * call)),
    ),
    question('hosts that got slower in a week', null, (statistics) =>
      statistics.slower(
        { dimension: 'host', metric: 'build', filter: { fromMs: nowMs - 7 * DAY_MS, toMs: nowMs } },
        nowMs,
      ),
    ),
    question('cold against warm', null, (statistics) =>
      statistics.compare({ cache: ['cold'] }, { cache: ['warm'] }),
    ),
  ];
}
