import { carriedQuery } from '@/components/filters/carried-query';
import { FilterBar } from '@/components/filters/filter-bar';
import { serializeFilters } from '@/components/filters/filter-params';
import { MetricSwitch } from '@/components/groups/metric-switch';
import { OverviewFigures } from '@/components/groups/overview-figures';
import { AnswerNote } from '@/components/statistics/answer-note';
import { CsvLink } from '@/components/statistics/csv-link';
import { IndexNotice } from '@/components/statistics/index-notice';
import { PageHeading } from '@/components/ui/page-heading';
import type { Metric } from '@/lib/domain/cohort';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { ChangesSection } from './_explore/changes-section';
import { ExplorationSection } from './_explore/exploration-section';
import { loadExploration } from './_explore/load-exploration';
import { NothingHere } from './_frame/nothing-here';
import { readScope, type Scope } from './_frame/scope';
import { OtherDimensions } from './_groups/other-dimensions';
import { SlowestBoots } from './_groups/slowest-boots';
import { SlowerSection } from './_overview/slower-section';
import { loadOverview, serializeOverview } from './search-params';

/** Points of the lines under the key figures. */
const SPARK_POINTS = 24;

export default async function OverviewPage({ searchParams }: PageProps<'/'>) {
  const scope = await readScope(searchParams);
  const { metric } = loadOverview(scope.query);
  const statistics = getStatistics();
  const [report, trend, exploration] = await Promise.all([
    statistics.overview(scope.filter, scope.nowMs),
    statistics.trend(scope.filter, { count: SPARK_POINTS }),
    loadExploration(scope, scope.filter, metric),
  ]);
  return (
    <>
      <FilterBar
        path="/"
        query={scope.query}
        params={scope.params}
        window={scope.window}
        zone={scope.zone}
        nowMs={scope.nowMs}
        counts={{ shown: { boots: report.current.boots, isExact: true }, all: scope.everything.total }}
      />
      {report.current.boots === 0 ? (
        <NothingHere scope={scope} path="/" title="No boots yet. This is where you see how they go." />
      ) : (
        <>
          <Heading scope={scope} metric={metric} />
          <IndexNotice index={statistics.indexState()} />
          <OverviewFigures
            figures={report.current}
            previous={report.previous}
            points={trend.points}
            metric={metric}
            statusHref={(status) => bootsHref(scope, { status: [status] })}
          />
          <ExplorationSection
            exploration={exploration}
            scope={scope}
            filter={scope.filter}
            path="/"
            listHref={bootsHref(scope, {})}
          />
          <SlowerSection scope={scope} metric={metric} />
          <OtherDimensions
            dimension={null}
            metric={metric}
            filter={scope.filter}
            carried={carriedQuery(scope.query)}
          />
          <SlowestBoots scope={scope} filter={scope.filter} allHref={bootsHref(scope, {})} />
          <ChangesSection changes={exploration.changes} scope={scope} filter={scope.filter} />
          <AnswerNote answer={report} index={statistics.indexState()} />
        </>
      )}
    </>
  );
}

function bootsHref({ query }: Scope, change: Parameters<typeof serializeFilters>[1]): string {
  return serializeFilters(`/boots${carriedQuery(query)}`, change);
}

function Heading({ scope, metric }: { scope: Scope; metric: Metric }) {
  return (
    <PageHeading title="Overview">
      <span className="ml-auto" />
      <CsvLink
        href={`/api/v1/trend?${scope.apiQuery}&points=${SPARK_POINTS}&format=csv`}
        of="key figures over time"
      />
      <MetricSwitch
        metric={metric}
        hrefOf={(next) => serializeOverview(`/?${scope.query}`, { metric: next, box: null })}
      />
    </PageHeading>
  );
}
