import 'server-only';
import type { Scope } from '@/app/_frame/scope';
import type { BootFilter, Metric } from '@/lib/domain/cohort';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { getDatabase } from '@/lib/store/db';
import { listMarkers } from '@/lib/store/list-markers';
import { loadExplore } from './search-params';

/** Flags of a page; more cannot be told apart. */
const MARKERS = 100;
const COLUMNS = 96;

/** What a heat map with its box shows. */
export async function loadExploration(scope: Scope, filter: BootFilter, metric: Metric) {
  const { box, inks } = loadExplore(scope.query);
  const statistics = getStatistics();
  const [map, report, changes] = await Promise.all([
    statistics.heatMap(metric, filter, COLUMNS),
    box ? statistics.distinguish(filter, { metric, ...box }) : null,
    listMarkers(getDatabase(), filter, MARKERS),
  ]);
  return { map, report, changes, box, inks };
}

export type Exploration = Awaited<ReturnType<typeof loadExploration>>;
