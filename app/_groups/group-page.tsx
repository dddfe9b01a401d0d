import 'server-only';
import type { SearchParams } from 'nuqs/server';
import { NothingHere } from '@/app/_frame/nothing-here';
import { readScope, type Scope } from '@/app/_frame/scope';
import { ListEnd } from '@/components/boots/list-end';
import { RowKeys } from '@/components/boots/row-keys';
import { StageLegend } from '@/components/boots/stage-legend';
import { carriedQuery } from '@/components/filters/carried-query';
import { FilterBar } from '@/components/filters/filter-bar';
import { DimensionNav } from '@/components/groups/dimension-nav';
import { sortGroups } from '@/components/groups/group-sort';
import { GroupTable } from '@/components/groups/group-table';
import { MetricSwitch } from '@/components/groups/metric-switch';
import { AnswerNote } from '@/components/statistics/answer-note';
import { CsvLink } from '@/components/statistics/csv-link';
import { IndexNotice } from '@/components/statistics/index-notice';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { groupsRoute, memberRoute } from '@/components/ui/route';
import type { Dimension } from '@/lib/domain/cohort';
import { capitalised, DIMENSION_WORDS } from '@/lib/domain/dimension-words';
import type { GroupPercentiles, PercentileReport } from '@/lib/domain/percentiles';
import { formatCount, formatCountOf } from '@/lib/layout/quantity';
import { stagesOfSplits } from '@/lib/layout/stage-split';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { loadGroups, serializeGroups } from './search-params';

interface GroupPageProps {
  dimension: Dimension;
  searchParams: Promise<SearchParams>;
}

/** Points of the line of each group. */
const SPARK_POINTS = 24;
/** Groups on a page of the table. */
const PAGE_GROUPS = 100;

/** All groups of a dimension of the chosen boots, with their percentiles. */
export async function GroupPage({ dimension, searchParams }: GroupPageProps) {
  const scope = await readScope(searchParams);
  const { metric } = loadGroups(scope.query);
  const report = await getStatistics().groupPercentiles({ dimension, metric, filter: scope.filter });
  const path = groupsRoute(dimension);
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
        counts={{ shown: { boots: shown, isExact: true }, all: scope.everything.total }}
      />
      {report.groups.length === 0 ? (
        <NothingHere
          scope={scope}
          path={path}
          title={`No ${DIMENSION_WORDS[dimension].many} yet. Their percentiles stand here.`}
        />
      ) : (
        <Groups dimension={dimension} scope={scope} report={report} />
      )}
    </>
  );
}

async function Groups(props: { dimension: Dimension; scope: Scope; report: PercentileReport }) {
  const { dimension, scope, report } = props;
  const { metric, sort, page } = loadGroups(scope.query);
  const pages = Math.ceil(report.groups.length / PAGE_GROUPS);
  const shownPage = Math.min(Math.max(page, 1), pages);
  const begin = (shownPage - 1) * PAGE_GROUPS;
  const shown = sortGroups(report.groups, metric, sort).slice(begin, begin + PAGE_GROUPS);
  const details = await getStatistics().groupDetails({
    ...{ dimension, metric, filter: scope.filter, spans: SPARK_POINTS },
    values: shown.map(({ key }) => key.value),
  });
  const groups = shown.map((group, index) => ({ ...group, ...details[index] }));
  const { title, one, many } = DIMENSION_WORDS[dimension];
  const path = groupsRoute(dimension);
  const index = getStatistics().indexState();
  const hrefWith = (change: Parameters<typeof serializeGroups>[1]) =>
    serializeGroups(`${path}?${scope.query}`, change);
  const memberHref = ({ key }: GroupPercentiles) =>
    key.value === null ? null : memberRoute(dimension, key.value, carriedQuery(scope.query));
  const csvHref = `/api/v1/percentiles?${scope.apiQuery}&groupBy=${dimension}&metric=${metric}&format=csv`;
  return (
    <>
      <PageHeading title={title}>
        <span className="text-ink-2">{formatCountOf(report.groups.length, one, many)}</span>
        <DimensionNav current={dimension} query={`?${scope.query}`} />
        <span className="ml-auto" />
        <CsvLink href={csvHref} of={title} />
        <MetricSwitch metric={metric} hrefOf={(next) => hrefWith({ metric: next })} />
      </PageHeading>
      <StageLegend stages={stagesOfSplits(groups.map(({ split }) => split?.p95))} />
      <IndexNotice index={index} />
      <MissingTotals report={report} />
      {report.omittedGroups > 0 && (
        <Notice tone="warn">
          {formatCountOf(report.groups.length, one, many)}, the largest; {formatCount(report.omittedGroups)}{' '}
          smaller ones are left out. A filter or a shorter time brings them in.
        </Notice>
      )}
      <GroupTable
        title={capitalised(one)}
        caption={`${title}: percentiles of ${metric}`}
        groups={groups}
        metric={metric}
        sort={sort}
        hrefOf={(next) => hrefWith({ sort: next, page: null })}
        memberHref={memberHref}
      />
      {pages > 1 && (
        <ListEnd
          shown={groups.length}
          total={report.groups.length}
          totalIsExact
          firstHref={shownPage > 2 ? hrefWith({ page: null }) : null}
          previousHref={shownPage > 1 ? hrefWith({ page: shownPage - 1 }) : null}
          nextHref={shownPage < pages ? hrefWith({ page: shownPage + 1 }) : null}
          words={['First page', 'Previous page', 'Next page']}
        />
      )}
      <AnswerNote answer={report} index={index} />
      <RowKeys />
    </>
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
