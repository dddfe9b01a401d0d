import 'server-only';
import { StageLegend } from '@/components/boots/stage-legend';
import { CohortWaterfall, type NamedCohort } from '@/components/statistics/cohort-waterfall';
import { CsvLink } from '@/components/statistics/csv-link';
import { Section } from '@/components/ui/section';
import type { BootFilter } from '@/lib/domain/cohort';
import { writeBootFilter } from '@/lib/http/boot-filter-query';
import { formatCountOf } from '@/lib/layout/quantity';
import type { MemberData } from './member-data';

interface MemberWaterfallProps {
  waterfalls: MemberData['waterfalls'];
  filter: BootFilter;
}

/** The median waterfall: cold and warm boots overlaid, all of them together where only one kind occurs. */
export function MemberWaterfall({ waterfalls, filter }: MemberWaterfallProps) {
  const { all, cold, warm } = waterfalls;
  const cohorts: NamedCohort[] =
    cold && warm
      ? [
          { name: 'cold', cohort: cold },
          { name: 'warm', cohort: warm },
        ]
      : [{ name: cold ? 'cold' : warm ? 'warm' : 'all', cohort: all }];
  if (all.phases.length === 0) return null;
  const stages = new Set(all.phases.map(({ stage }) => stage));
  return (
    <Section
      title="Median waterfall"
      aside={
        <>
          <span className="text-ink-2 max-sm:hidden">
            {cohorts.map(({ name, cohort }) => formatCountOf(cohort.n, `${name} boot`)).join(', ')}; whiskers
            p10 to p90
          </span>
          <CsvLink href={`/api/v1/waterfall?${writeBootFilter(filter)}&format=csv`} of="median waterfall" />
        </>
      }
    >
      <StageLegend stages={stages} />
      <CohortWaterfall
        cohorts={cohorts}
        caption="Phases at their median start and length since the build began, with p10 to p90"
      />
    </Section>
  );
}
