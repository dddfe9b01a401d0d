import 'server-only';
import Link from 'next/link';
import { CohortCard } from '@/components/cohorts/cohort-card';
import { DifferenceTable } from '@/components/cohorts/difference-table';
import { CopyLink } from '@/components/filters/copy-link';
import { MetricSwitch } from '@/components/groups/metric-switch';
import { AnswerNote } from '@/components/statistics/answer-note';
import { CdfChart } from '@/components/statistics/cdf-chart';
import { CohortWaterfall } from '@/components/statistics/cohort-waterfall';
import { CsvLink } from '@/components/statistics/csv-link';
import { IndexNotice } from '@/components/statistics/index-notice';
import { BUTTON } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { toRoute } from '@/components/ui/route';
import { Section } from '@/components/ui/section';
import type { Metric } from '@/lib/domain/cohort';
import type { DurationSpread } from '@/lib/domain/duration-charts';
import type { CohortComparison } from '@/lib/domain/statistics/comparison';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import type { CohortSide } from './cohort-side';

interface CompareCohortsProps {
  a: CohortSide;
  b: CohortSide;
  metric: Metric;
  zone: string;
}

/** Cohort against cohort: what selects them, their median waterfalls, the shift of every phase, their spread. */
export async function CompareCohorts({ a, b, metric, zone }: CompareCohortsProps) {
  const statistics = getStatistics();
  const [comparison, spread] = await Promise.all([
    statistics.compare(a.filter, b.filter),
    statistics.spread(metric, [a.filter, b.filter]),
  ]);
  const sides = { a: a.text, b: b.text };
  const hrefOf = (change: Partial<Record<'a' | 'b' | 'metric', string>>) =>
    `/compare?${new URLSearchParams({ ...sides, metric, ...change })}`;
  const index = statistics.indexState();
  return (
    <>
      <PageHeading title="Compare">
        <MetricSwitch metric={metric} hrefOf={(next) => hrefOf({ metric: next })} />
        <Link
          className={BUTTON}
          href={toRoute(hrefOf({ a: b.text, b: a.text }))}
          prefetch={false}
          scroll={false}
        >
          Swap
        </Link>
        <span className="ml-auto" />
        <CopyLink frozenQuery={hrefOf({}).replace('/compare', '')} />
      </PageHeading>
      <IndexNotice index={index} />
      <div className="flex gap-x-8 gap-y-2 px-4 pb-1 max-md:flex-col">
        {[['A', a, comparison.a] as const, ['B', b, comparison.b] as const].map(([letter, side, cohort]) => (
          <CohortCard
            key={letter}
            letter={letter}
            params={side.params}
            filter={side.filter}
            n={cohort.n}
            figures={cohort[metric]}
            zone={zone}
          />
        ))}
      </div>
      <EmptySides comparison={comparison} />
      {comparison.a.n > 0 && comparison.b.n > 0 && (
        <Body comparison={comparison} spread={spread} sides={sides} />
      )}
      <AnswerNote answer={comparison} index={index} />
    </>
  );
}

function EmptySides({ comparison: { a, b } }: { comparison: CohortComparison }) {
  const empty = [a.n === 0 ? 'A' : '', b.n === 0 ? 'B' : ''].filter(Boolean);
  if (empty.length === 0) return null;
  return (
    <Notice tone="warn">
      No boot of {empty.join(' and ')} ran: there is nothing to compare. Its filters or its time leave none.
    </Notice>
  );
}

interface BodyProps {
  comparison: CohortComparison;
  spread: DurationSpread;
  sides: { a: string; b: string };
}

function Body({ comparison, spread, sides }: BodyProps) {
  const query = new URLSearchParams({ ...sides, format: 'csv' });
  const spreadQuery = new URLSearchParams({ ...sides, metric: spread.metric, format: 'csv' });
  return (
    <>
      <Section
        title="Median waterfalls"
        aside={<span className="text-ink-2">A over B, from the begin of the build; whiskers p10 to p90</span>}
      >
        <CohortWaterfall
          cohorts={[
            { name: 'A', cohort: comparison.a },
            { name: 'B', cohort: comparison.b },
          ]}
          caption="Phases of both cohorts at their median start and length since the build began"
        />
      </Section>
      <Section
        title="Differences"
        aside={<CsvLink href={`/api/v1/cohort-comparison?${query}`} of="differences" />}
      >
        <DifferenceTable comparison={comparison} />
        <p className="px-4 py-1 text-xs text-ink-2">
          Shift of the median with what it lies between at 95 %; coloured only where both bounds are on one
          side of none. A phase counts over the boots that have it.
        </p>
      </Section>
      <Section
        title="How many took no longer"
        aside={<CsvLink href={`/api/v1/spread?${spreadQuery}`} of="distributions" />}
      >
        <CdfChart spread={spread} names={['A', 'B']} />
      </Section>
    </>
  );
}
