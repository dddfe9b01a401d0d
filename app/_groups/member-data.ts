import 'server-only';
import { loadExploration } from '@/app/_explore/load-exploration';
import type { Scope } from '@/app/_frame/scope';
import { CACHE_STATES, type CacheState } from '@/lib/domain/boot';
import { type BootFilter, cacheStatesOf, type Dimension } from '@/lib/domain/cohort';
import type { CohortWaterfall } from '@/lib/domain/statistics/cohort-waterfall';
import { calendarBounds, defaultStep, isCoarseEnough } from '@/lib/layout/calendar-spans';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { loadGroups } from './search-params';

const COLD: CacheState[] = ['cold', 'follower'];
const WARM: CacheState[] = ['warm'];

/** What a member's page shows of its boots. */
export async function loadMember(dimension: Dimension, value: string, scope: Scope) {
  const { metric, step: asked } = loadGroups(scope.query);
  const filter: BootFilter = { ...scope.filter, [dimension]: [value] };
  const statistics = getStatistics();
  // Only running boots have percentiles; a filter that leaves them out leaves none.
  const running = (filter.status ?? ['running' as const]).filter((status) => status === 'running');
  const [overview, report, byDimension] = await Promise.all([
    statistics.overview(filter, scope.nowMs),
    statistics.groupPercentiles({
      dimension: 'status',
      metric,
      filter: { ...filter, status: running },
      phases: true,
    }),
    statistics.groupPercentiles({ dimension, metric, filter }),
  ]);
  const span = {
    fromMs: filter.fromMs ?? overview.current.firstMs ?? scope.nowMs,
    toMs: filter.toMs ?? Math.max(scope.nowMs, (overview.current.lastMs ?? 0) + 1),
  };
  const step =
    asked && isCoarseEnough(span.fromMs, span.toMs, asked) ? asked : defaultStep(span.fromMs, span.toMs);
  const bounds = calendarBounds(span.fromMs, span.toMs, step, scope.zone);
  const [all, cold, warm, trend, exploration] = await Promise.all([
    statistics.waterfall(filter),
    waterfallOf(within(filter, COLD)),
    waterfallOf(within(filter, WARM)),
    statistics.trend(filter, { bounds }),
    loadExploration(scope, filter, metric),
  ]);
  return {
    ...{ metric, filter, report, overview, span, step, exploration, trend },
    phases: report.groups[0]?.phases ?? {},
    /** Several where a name is that of several: an image in two clouds, or a new one under an old name. */
    members: byDimension.groups.map(({ key }) => key),
    waterfalls: { all, cold, warm },
  };
}

export type MemberData = Awaited<ReturnType<typeof loadMember>>;

async function waterfallOf(filter: BootFilter): Promise<CohortWaterfall | null> {
  if (filter.cache?.length === 0) return null;
  const waterfall = await getStatistics().waterfall(filter);
  return waterfall.n === 0 ? null : waterfall;
}

/** The filter narrowed to these cache states; a filter that already excludes them leaves none. */
export function within(filter: BootFilter, states: CacheState[]): BootFilter {
  const allowed = filter.cache ? cacheStatesOf(filter.cache) : CACHE_STATES;
  return { ...filter, cache: states.filter((state) => allowed.includes(state)) };
}
