import { HeatMap } from '@/components/charts/heat-map';
import { carriedQuery } from '@/components/filters/carried-query';
import { FilterBar } from '@/components/filters/filter-bar';
import { serializeFilters } from '@/components/filters/filter-params';
import { MetricSwitch } from '@/components/groups/metric-switch';
import { OverviewFigures } from '@/components/groups/overview-figures';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import type { DurationHeatMap } from '@/lib/domain/duration-charts';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { NothingHere } from './_frame/nothing-here';
import { readScope, type Scope } from './_frame/scope';
import { OtherDimensions } from './_groups/other-dimensions';
import { SlowestBoots } from './_groups/slowest-boots';
import { loadOverview, serializeOverview } from './search-params';

const COLUMNS = 96;

export default async function OverviewPage({ searchParams }: PageProps<'/'>) {
  const scope = await readScope(searchParams);
  const { metric } = loadOverview(scope.query);
  const statistics = getStatistics();
  const [{ current: figures }, map] = await Promise.all([
    statistics.overview(scope.filter, scope.nowMs),
    statistics.heatMap(metric, scope.filter, COLUMNS),
  ]);
  const { total: all, totalIsExact: exact } = scope.everything;
  return (
    <>
      <FilterBar
        path="/"
        query={scope.query}
        params={scope.params}
        window={scope.window}
        zone={scope.zone}
        nowMs={scope.nowMs}
        counts={{ shown: figures.boots, all, exact }}
      />
      {figures.boots === 0 ? (
        <NothingHere scope={scope} path="/" title="No boots yet. This is where you see how they go." />
      ) : (
        <>
          <PageHeading title="Overview">
            <span className="ml-auto" />
            <MetricSwitch
              metric={metric}
              hrefOf={(next) => serializeOverview(`/?${scope.query}`, { metric: next })}
            />
          </PageHeading>
          <OverviewFigures
            figures={figures}
            metric={metric}
            statusHref={(status) => bootsHref(scope, { status: [status] })}
          />
          <Durations map={map} scope={scope} />
          <OtherDimensions dimension={null} filter={scope.filter} carried={carriedQuery(scope.query)} />
          <SlowestBoots scope={scope} filter={scope.filter} allHref={bootsHref(scope, {})} />
        </>
      )}
    </>
  );
}

function bootsHref({ query }: Scope, change: Parameters<typeof serializeFilters>[1]): string {
  return serializeFilters(`/boots${carriedQuery(query)}`, change);
}

function Durations({ map, scope }: { map: DurationHeatMap; scope: Scope }) {
  if (map.n === 0)
    return (
      <EmptyState title={`No running boot with a known ${map.metric}`}>
        <p>
          {map.metric === 'total'
            ? 'Total needs the request’s own lines (nova-api, or OpenNebula’s creation). Build needs none of them.'
            : 'The heat map shows running boots; these are failed, partial or still booting.'}
        </p>
      </EmptyState>
    );
  return (
    <HeatMap
      map={map}
      zone={scope.zone}
      cellHref={({ fromMs, toMs, minMs, maxMs }) =>
        bootsHref(scope, {
          range: null,
          from: Math.floor(fromMs),
          to: Math.ceil(toMs),
          minMs: Math.floor(minMs),
          maxMs: Math.ceil(maxMs),
          status: ['running'],
        })
      }
    />
  );
}
