import { FILTER_DIMENSIONS } from '@/lib/domain/filter-keys';
import 'server-only';
import Link from 'next/link';
import type { SearchParams } from 'nuqs/server';
import { ChangesSection } from '@/app/_explore/changes-section';
import { ExplorationSection } from '@/app/_explore/exploration-section';
import { NothingHere } from '@/app/_frame/nothing-here';
import { readScope, type Scope } from '@/app/_frame/scope';
import { carriedQuery } from '@/components/filters/carried-query';
import { FilterBar } from '@/components/filters/filter-bar';
import { serializeFilters } from '@/components/filters/filter-params';
import { DurationTable } from '@/components/groups/duration-table';
import { GroupFigures } from '@/components/groups/group-figures';
import { MetricSwitch } from '@/components/groups/metric-switch';
import { PhaseTable } from '@/components/groups/phase-table';
import { AnswerNote } from '@/components/statistics/answer-note';
import { CsvLink } from '@/components/statistics/csv-link';
import { IndexNotice } from '@/components/statistics/index-notice';
import { BUTTON } from '@/components/ui/button';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { memberRoute, toRoute } from '@/components/ui/route';
import { Section } from '@/components/ui/section';
import type { Dimension } from '@/lib/domain/cohort';
import { capitalised, DIMENSION_WORDS } from '@/lib/domain/dimension-words';
import { writeBootFilter } from '@/lib/http/boot-filter-query';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { CompareMenu } from './compare-menu';
import { loadMember, type MemberData } from './member-data';
import { MemberTrend } from './member-trend';
import { MemberWaterfall } from './member-waterfall';
import { OtherDimensions } from './other-dimensions';
import { loadGroups, serializeGroups } from './search-params';
import { SlowestBoots } from './slowest-boots';

interface MemberPageProps {
  dimension: Dimension;
  /** Name, id or cache key, as the address has it. */
  value: string;
  searchParams: Promise<SearchParams>;
}

/** One image, flavor, host, …: its median waterfall, trend and percentiles, cold beside warm, its slowest boots. */
export async function MemberPage({ dimension, value, searchParams }: MemberPageProps) {
  const scope = await readScope(searchParams);
  const member = await loadMember(dimension, value, scope);
  const path = memberRoute(dimension, value);
  return (
    <>
      <FilterBar
        path={path}
        query={scope.query}
        params={scope.params}
        window={scope.window}
        zone={scope.zone}
        nowMs={scope.nowMs}
        dimensions={FILTER_DIMENSIONS.filter((name) => name !== dimension)}
      />
      <MemberHeading dimension={dimension} value={value} member={member} scope={scope} />
      {member.overview.current.boots > 0 ? (
        <Member dimension={dimension} value={value} member={member} scope={scope} />
      ) : (
        <NothingHere
          scope={scope}
          path={path}
          title={`${capitalised(DIMENSION_WORDS[dimension].one)} ${value} has no boots yet`}
        />
      )}
    </>
  );
}

interface MemberProps {
  dimension: Dimension;
  value: string;
  member: MemberData;
  scope: Scope;
}

function Member({ dimension, value, member, scope }: MemberProps) {
  const { overview, phases, filter, metric, waterfalls, exploration, report } = member;
  const path = memberRoute(dimension, value);
  const index = getStatistics().indexState();
  const listHref = bootsHref(dimension, value, scope);
  const csvHref = `/api/v1/percentiles?${writeBootFilter(filter)}&groupBy=${dimension}&metric=${metric}&format=csv`;
  return (
    <>
      <IndexNotice index={index} />
      <Namesakes dimension={dimension} member={member} scope={scope} />
      <GroupFigures figures={overview.current} />
      <MemberWaterfall waterfalls={waterfalls} filter={filter} />
      <MemberTrend
        member={member}
        scope={scope}
        listHref={listHref}
        stepHref={(step) => serializeGroups(`${path}?${scope.query}`, { step })}
      />
      <Section title="Durations over time">
        <ExplorationSection
          exploration={exploration}
          scope={scope}
          filter={filter}
          path={path}
          listHref={listHref}
        />
      </Section>
      <ChangesSection changes={exploration.changes} scope={scope} filter={filter} />
      <Section title="Total and build" aside={<CsvLink href={csvHref} of="total and build" />}>
        <DurationTable figures={overview.current} />
      </Section>
      <Section title="Phases" aside={<CsvLink href={csvHref} of="phases" />}>
        <PhaseTable all={phases} cold={mediansOf(waterfalls.cold)} warm={mediansOf(waterfalls.warm)} />
      </Section>
      <OtherDimensions
        dimension={dimension}
        metric={metric}
        filter={filter}
        carried={carriedQuery(scope.query)}
      />
      <SlowestBoots scope={scope} filter={filter} allHref={listHref} />
      <AnswerNote answer={report} index={index} />
    </>
  );
}

/** A name that several bear: the page is of all of them, and leads to each. */
function Namesakes({ dimension, member, scope }: Omit<MemberProps, 'value'>) {
  const { members } = member;
  if (members.length < 2) return null;
  const carried = carriedQuery(scope.query);
  return (
    <Notice>
      {members.length} {DIMENSION_WORDS[dimension].many} are called so; this page is of all of them.{' '}
      {members.map(({ value, clouds }) =>
        value === null ? null : (
          <Link
            key={value}
            className="link mr-3 font-mono text-xs"
            href={memberRoute(dimension, value, carried)}
            prefetch={false}
          >
            {clouds.join(', ')} …{value.slice(-6)}
          </Link>
        ),
      )}
    </Notice>
  );
}

function mediansOf(waterfall: MemberData['waterfalls']['cold']): Record<string, number> {
  return Object.fromEntries((waterfall?.phases ?? []).map(({ name, duration }) => [name, duration.p50]));
}

function bootsHref(dimension: Dimension, value: string, { query }: Scope): string {
  return serializeFilters(`/boots${carriedQuery(query)}`, { [dimension]: [value] });
}

function MemberHeading({ dimension, value, member, scope }: MemberProps) {
  const label = member.members[0]?.label ?? value;
  const { metric } = loadGroups(scope.query);
  const path = memberRoute(dimension, value);
  return (
    <PageHeading title={label}>
      <span className="text-ink-2">{DIMENSION_WORDS[dimension].one}</span>
      {value !== label && (
        <code className="max-w-full font-mono text-xs text-ink-3">
          <MiddleEllipsis text={value} />
        </code>
      )}
      <span className="ml-auto" />
      <CompareMenu dimension={dimension} member={member} scope={scope} />
      <Link className={BUTTON} href={toRoute(bootsHref(dimension, value, scope))} prefetch={false}>
        Its boots
      </Link>
      <MetricSwitch
        metric={metric}
        hrefOf={(next) => serializeGroups(`${path}?${scope.query}`, { metric: next, box: null })}
      />
    </PageHeading>
  );
}
