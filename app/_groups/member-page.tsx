import 'server-only';
import Link from 'next/link';
import type { SearchParams } from 'nuqs/server';
import { NothingHere } from '@/app/_frame/nothing-here';
import { readScope, type Scope } from '@/app/_frame/scope';
import { carriedQuery } from '@/components/filters/carried-query';
import { FilterBar } from '@/components/filters/filter-bar';
import { FILTER_DIMENSIONS, serializeFilters } from '@/components/filters/filter-params';
import { DurationTable } from '@/components/groups/duration-table';
import { GroupFigures } from '@/components/groups/group-figures';
import { PhaseTable } from '@/components/groups/phase-table';
import { BUTTON } from '@/components/ui/button';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { PageHeading } from '@/components/ui/page-heading';
import { memberRoute, toRoute } from '@/components/ui/route';
import { Section } from '@/components/ui/section';
import { CACHE_STATES, type CacheState } from '@/lib/domain/boot';
import type { BootFilter } from '@/lib/domain/cohort';
import type { GroupPercentiles } from '@/lib/domain/percentiles';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { DIMENSION_TITLES, type PagedDimension } from './group-page';
import { OtherDimensions } from './other-dimensions';
import { SlowestBoots } from './slowest-boots';

interface MemberPageProps {
  dimension: PagedDimension;
  /** Name, id or cache key, as the address has it. */
  value: string;
  searchParams: Promise<SearchParams>;
}

const COLD: CacheState[] = ['cold', 'follower'];
const WARM: CacheState[] = ['warm'];

/** One image, flavor or host: its percentiles, its phases cold beside warm, its slowest boots. */
export async function MemberPage({ dimension, value, searchParams }: MemberPageProps) {
  const scope = await readScope(searchParams);
  const filter: BootFilter = { ...scope.filter, [dimension]: [value] };
  const [all, cold, warm] = await Promise.all([
    readGroup(dimension, filter),
    readGroup(dimension, within(filter, COLD)),
    readGroup(dimension, within(filter, WARM)),
  ]);
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
      <MemberHeading dimension={dimension} value={value} label={all?.key.label ?? value} scope={scope} />
      {all ? (
        <>
          <GroupFigures group={all} />
          <Section title="Total and build">
            <DurationTable group={all} />
          </Section>
          <Section title="Phases">
            <PhaseTable all={all.phases} cold={cold?.phases ?? {}} warm={warm?.phases ?? {}} />
          </Section>
          <OtherDimensions dimension={dimension} filter={filter} carried={carriedQuery(scope.query)} />
          <SlowestBoots scope={scope} filter={filter} allHref={bootsHref(dimension, value, scope)} />
        </>
      ) : (
        <NothingHere
          scope={scope}
          path={path}
          title={`${DIMENSION_TITLES[dimension]} ${value} has no boots yet`}
        />
      )}
    </>
  );
}

/** The filter narrowed to these cache states; a filter that already excludes them leaves none. */
function within(filter: BootFilter, states: CacheState[]): BootFilter {
  const allowed = filter.cache ?? CACHE_STATES;
  return { ...filter, cache: states.filter((state) => allowed.includes(state)) };
}

async function readGroup(dimension: PagedDimension, filter: BootFilter): Promise<GroupPercentiles | null> {
  if (filter.cache?.length === 0) return null;
  const report = await getStatistics().groupPercentiles({ dimension, metric: 'build', filter, phases: true });
  return report.groups[0] ?? null;
}

function bootsHref(dimension: PagedDimension, value: string, { query }: Scope): string {
  return serializeFilters(`/boots${carriedQuery(query)}`, { [dimension]: [value] });
}

function MemberHeading(props: { dimension: PagedDimension; value: string; label: string; scope: Scope }) {
  const { dimension, value, label, scope } = props;
  return (
    <PageHeading title={label}>
      <span className="text-ink-2">{dimension}</span>
      {value !== label && (
        <code className="max-w-full font-mono text-xs text-ink-3">
          <MiddleEllipsis text={value} />
        </code>
      )}
      <span className="ml-auto" />
      <Link className={BUTTON} href={toRoute(bootsHref(dimension, value, scope))} prefetch={false}>
        Its boots
      </Link>
    </PageHeading>
  );
}
