import 'server-only';
import type { Scope } from '@/app/_frame/scope';
import { carriedQuery } from '@/components/filters/carried-query';
import { compareCohortsHref } from '@/components/filters/cohort-href';
import { CsvLink } from '@/components/statistics/csv-link';
import { SlowerGroups } from '@/components/statistics/slower-groups';
import { memberRoute } from '@/components/ui/route';
import { Section } from '@/components/ui/section';
import type { Dimension, Metric } from '@/lib/domain/cohort';
import type { GroupKey } from '@/lib/domain/percentiles';
import { MIN_COMPARED, type SlowerReport } from '@/lib/domain/statistics/comparison';
import { formatDateTime, formatOffset } from '@/lib/layout/clock-time';
import { formatCountOf } from '@/lib/layout/quantity';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';

const DIMENSIONS = ['image', 'flavor', 'host'] as const;
const SHOWN = 10;

/** Images, flavors and hosts that got slower since the equally long period before. */
export async function SlowerSection({ scope, metric }: { scope: Scope; metric: Metric }) {
  if (scope.filter.fromMs === undefined) return null;
  const reports = await Promise.all(
    DIMENSIONS.map((dimension) =>
      getStatistics().slower({ dimension, metric, filter: scope.filter }, scope.nowMs),
    ),
  );
  const [first] = reports;
  if (!first) return null;
  const groups = reports.flatMap((report) => report.groups).sort((a, b) => a.p - b.p);
  const carried = carriedQuery(scope.query);
  return (
    <Section
      title="Slower than in the period before"
      aside={
        <span className="flex gap-3 text-ink-2">
          CSV:
          {DIMENSIONS.map((dimension) => (
            <CsvLink
              key={dimension}
              href={`/api/v1/slower?${scope.apiQuery}&metric=${metric}&groupBy=${dimension}&format=csv`}
              of={`slower ${dimension}s`}
              word={`${dimension}s`}
            />
          ))}
        </span>
      }
    >
      {groups.length > 0 && (
        <SlowerGroups
          groups={groups.slice(0, SHOWN)}
          memberHref={({ dimension, value }) =>
            value === null ? null : memberRoute(dimension as Dimension, value, carried)
          }
          compareHref={(key) => periodsHref(key, scope, first)}
        />
      )}
      <p className="px-4 py-1 text-xs text-ink-2">
        {wordsOf(reports, groups.length)} The period before began{' '}
        {formatDateTime(first.previousFromMs, scope.zone, 'min')}{' '}
        {formatOffset(scope.zone, first.previousFromMs)}.
      </p>
    </Section>
  );
}

function wordsOf(reports: readonly SlowerReport[], slower: number): string {
  const tested = reports.reduce((sum, report) => sum + report.tested, 0);
  const tooSmall = reports.reduce((sum, report) => sum + report.tooSmall, 0);
  const small =
    tooSmall > 0
      ? ` ${formatCountOf(tooSmall, 'group')} with under ${MIN_COMPARED} boots in either are not judged.`
      : '';
  if (tested === 0) return `No group has ${MIN_COMPARED} boots in both periods.${small}`;
  const found = slower === 0 ? 'None' : slower > SHOWN ? `${SHOWN} of ${slower}` : 'These';
  return `${found} of ${formatCountOf(tested, 'group')} beyond what chance explains (Mann–Whitney, corrected for their number).${small}`;
}

function periodsHref(
  key: GroupKey,
  scope: Scope,
  { fromMs, toMs, previousFromMs }: SlowerReport,
): string | null {
  if (key.value === null) return null;
  const member = { ...scope.filter, [key.dimension]: [key.value] };
  return compareCohortsHref({ ...member, fromMs: previousFromMs, toMs: fromMs }, { ...member, fromMs, toMs });
}
