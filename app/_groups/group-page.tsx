import 'server-only';
import type { SearchParams } from 'nuqs/server';
import { NothingHere } from '@/app/_frame/nothing-here';
import { readScope, type Scope } from '@/app/_frame/scope';
import { RowKeys } from '@/components/boots/row-keys';
import { StageLegend } from '@/components/boots/stage-legend';
import { carriedQuery } from '@/components/filters/carried-query';
import { FilterBar } from '@/components/filters/filter-bar';
import { sortGroups } from '@/components/groups/group-sort';
import { GroupTable } from '@/components/groups/group-table';
import { MetricSwitch } from '@/components/groups/metric-switch';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { memberRoute } from '@/components/ui/route';
import type { GroupPercentiles, PercentileReport } from '@/lib/domain/percentiles';
import type { Stage } from '@/lib/domain/stage';
import { formatCount, formatCountOf } from '@/lib/layout/quantity';
import { splitByStage } from '@/lib/layout/stage-split';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { loadGroups, serializeGroups } from './search-params';

/** The dimensions that have a page of their own. */
export type PagedDimension = 'image' | 'flavor' | 'host';

export const DIMENSION_TITLES: Record<PagedDimension, string> = {
  image: 'Image',
  flavor: 'Flavor',
  host: 'Host',
};

interface GroupPageProps {
  dimension: PagedDimension;
  searchParams: Promise<SearchParams>;
}

/** All images, flavors or hosts of the chosen boots, with their percentiles. */
export async function GroupPage({ dimension, searchParams }: GroupPageProps) {
  const scope = await readScope(searchParams);
  const { metric } = loadGroups(scope.query);
  const report = await getStatistics().groupPercentiles({
    dimension,
    metric,
    filter: scope.filter,
    phases: true,
  });
  const path = `/${dimension}s`;
  const shown = report.groups.reduce((sum, group) => sum + group.n + group.failed + group.partial, 0);
  return (
    <>
      <FilterBar
        path={path}
        query={scope.query}
        params={scope.params}
        window={scope.window}
        zone={scope.zone}
        nowMs={scope.nowMs}
        counts={{ shown, all: scope.everything.total, exact: scope.everything.totalIsExact }}
      />
      {report.groups.length === 0 ? (
        <NothingHere
          scope={scope}
          path={path}
          title={`No ${dimension}s yet. Their percentiles stand here.`}
        />
      ) : (
        <Groups dimension={dimension} scope={scope} report={report} />
      )}
    </>
  );
}

function Groups(props: { dimension: PagedDimension; scope: Scope; report: PercentileReport }) {
  const { dimension, scope, report } = props;
  const { metric, sort } = loadGroups(scope.query);
  const title = DIMENSION_TITLES[dimension];
  const hrefWith = (change: Parameters<typeof serializeGroups>[1]) =>
    serializeGroups(`/${dimension}s?${scope.query}`, change);
  const memberHref = ({ key }: GroupPercentiles) =>
    key.value === null ? null : memberRoute(dimension, key.value, carriedQuery(scope.query));
  return (
    <>
      <PageHeading title={`${title}s`}>
        <span className="text-ink-2">{formatCountOf(report.groups.length, dimension)}</span>
        <StageLegend stages={stagesOf(report)} />
        <span className="ml-auto" />
        <MetricSwitch metric={metric} hrefOf={(next) => hrefWith({ metric: next })} />
      </PageHeading>
      <MissingTotals report={report} />
      {report.omittedGroups > 0 && (
        <Notice tone="warn">
          {formatCountOf(report.groups.length, dimension)} shown, the largest;{' '}
          {formatCount(report.omittedGroups)} smaller ones are left out. A filter or a shorter time brings
          them in.
        </Notice>
      )}
      <GroupTable
        title={title}
        groups={sortGroups(report.groups, metric, sort)}
        metric={metric}
        sort={sort}
        hrefOf={(next) => hrefWith({ sort: next })}
        memberHref={memberHref}
      />
      <p className="px-4 py-2 text-xs text-ink-2">
        Running boots only; failed and partial ones never count. Percentiles are{' '}
        {report.method === 'exact' ? 'exact (interpolated between boots)' : 'from buckets, error under 1 %'}.
        A stage’s part is the sum of its phases’ percentiles; phases beside others are left out.
      </p>
      <RowKeys />
    </>
  );
}

function stagesOf(report: PercentileReport): ReadonlySet<Stage> {
  return new Set(
    report.groups.flatMap(({ phases }) => splitByStage(phases, 'p95').map(({ stage }) => stage)),
  );
}

/** Total needs the request's own lines: says for how many boots there are none. */
function MissingTotals({ report }: { report: PercentileReport }) {
  const missing = report.groups.reduce((sum, group) => sum + Math.max(0, group.build.n - group.total.n), 0);
  if (report.metric !== 'total' || missing === 0) return null;
  return (
    <Notice>
      No request lines: total is unknown for {formatCountOf(missing, 'running boot')}, build is known.
    </Notice>
  );
}
