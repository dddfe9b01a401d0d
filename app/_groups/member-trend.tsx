import 'server-only';
import Link from 'next/link';
import type { Scope } from '@/app/_frame/scope';
import { serializeFilters } from '@/components/filters/filter-params';
import { CsvLink } from '@/components/statistics/csv-link';
import { TrendChart } from '@/components/statistics/trend-chart';
import { TrendTable } from '@/components/statistics/trend-table';
import { toRoute } from '@/components/ui/route';
import { Section } from '@/components/ui/section';
import type { TrendPoint } from '@/lib/domain/duration-charts';
import { writeBootFilter } from '@/lib/http/boot-filter-query';
import { type CalendarStep, usableSteps } from '@/lib/layout/calendar-spans';
import type { MemberData } from './member-data';

interface MemberTrendProps {
  member: MemberData;
  scope: Scope;
  listHref: string;
  stepHref: (step: CalendarStep) => string;
}

/** A member's percentiles over time by hour, day or week, with the changes. */
export function MemberTrend({ member, scope, listHref, stepHref }: MemberTrendProps) {
  const { trend, step, span, metric, filter, exploration } = member;
  if (trend.points.length === 0) return null;
  const pointHref = ({ fromMs, toMs }: TrendPoint) =>
    serializeFilters(listHref, { range: null, from: fromMs, to: toMs });
  const window = writeBootFilter({ ...filter, fromMs: span.fromMs, toMs: span.toMs });
  const csvHref = `/api/v1/trend?${window}&step=${step}&tz=${encodeURIComponent(scope.zone)}&format=csv`;
  return (
    <Section
      title="Trend"
      aside={
        <>
          <nav aria-label="Trend by" className="flex gap-3">
            {usableSteps(span.fromMs, span.toMs).map((each) => (
              <Link
                key={each}
                href={toRoute(stepHref(each))}
                prefetch={false}
                scroll={false}
                aria-current={each === step ? 'true' : undefined}
                className={each === step ? 'font-semibold' : 'link text-ink-2'}
              >
                {each}
              </Link>
            ))}
          </nav>
          <CsvLink href={csvHref} of="trend" />
        </>
      }
    >
      <TrendChart
        points={trend.points}
        span={span}
        metric={metric}
        zone={scope.zone}
        markers={exploration.changes.markers}
        pointHref={pointHref}
      />
      <details className="px-4 pt-2">
        <summary className="link inline text-xs text-ink-2">Figures of the trend</summary>
        <TrendTable points={trend.points} metric={metric} zone={scope.zone} pointHref={pointHref} />
      </details>
    </Section>
  );
}
