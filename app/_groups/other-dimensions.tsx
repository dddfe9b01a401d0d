import 'server-only';
import { ambiguousLabels, distinction } from '@/components/groups/ambiguous-labels';
import { GroupName } from '@/components/groups/group-name';
import { coldWarmRatio, sortGroups } from '@/components/groups/group-sort';
import { Percentile } from '@/components/groups/percentile';
import { Ratio } from '@/components/groups/ratio';
import { CsvLink } from '@/components/statistics/csv-link';
import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { memberRoute } from '@/components/ui/route';
import { Section } from '@/components/ui/section';
import type { BootFilter, Dimension, Metric } from '@/lib/domain/cohort';
import { writeBootFilter } from '@/lib/http/boot-filter-query';
import { columnUnit } from '@/lib/layout/duration';
import { formatCount } from '@/lib/layout/quantity';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';

interface OtherDimensionsProps {
  /** The dimension of the page itself; null on a page of all boots. */
  dimension: Dimension | null;
  metric: Metric;
  filter: BootFilter;
  carried: string;
}

const METRIC_TITLES: Record<Metric, string> = { total: 'Total', build: 'Build' };
const SHOWN = 8;
const FIRST_ASKED = ['image', 'flavor', 'host'] as const;

/** The same boots by the dimensions that people ask for first, slowest groups first. */
export function OtherDimensions({ dimension, ...rest }: OtherDimensionsProps) {
  const others = FIRST_ASKED.filter((other) => other !== dimension);
  return (
    <div className={others.length === 3 ? 'grid lg:grid-cols-3' : 'grid lg:grid-cols-2'}>
      {others.map((other) => (
        <ByDimension key={other} dimension={other} {...rest} />
      ))}
    </div>
  );
}

async function ByDimension(props: Omit<OtherDimensionsProps, 'dimension'> & { dimension: Dimension }) {
  const { dimension, metric, filter, carried } = props;
  const report = await getStatistics().groupPercentiles({ dimension, metric, filter });
  const groups = sortGroups(report.groups, metric, 'p95_desc');
  const shown = groups.slice(0, SHOWN);
  const ambiguous = ambiguousLabels(groups);
  const unit = columnUnit(shown.map((group) => group[metric].p95));
  const csvHref = `/api/v1/percentiles?${writeBootFilter(filter)}&groupBy=${dimension}&metric=${metric}&format=csv`;
  return (
    <Section
      title={`${METRIC_TITLES[metric]} by ${dimension}, slowest first`}
      aside={
        <>
          {groups.length > SHOWN && (
            <span className="text-ink-2">
              {SHOWN} of {formatCount(groups.length)} shown
            </span>
          )}
          <CsvLink href={csvHref} of={`${metric} by ${dimension}`} />
        </>
      }
    >
      <DataTable
        caption={`${metric === 'build' ? 'Build' : 'Total'} by ${dimension}`}
        head={
          <tr>
            <HeadCell className="capitalize">{dimension}</HeadCell>
            <HeadCell numeric>n</HeadCell>
            <HeadCell numeric>p50</HeadCell>
            <HeadCell numeric>p95</HeadCell>
            <HeadCell numeric className="max-sm:hidden">
              Cold ÷ warm
            </HeadCell>
          </tr>
        }
      >
        {shown.map((group) => (
          <tr key={group.key.value ?? ''} className="hover:bg-hover">
            <Cell className="max-w-56">
              <GroupName
                label={group.key.label}
                distinction={ambiguous.has(group.key.label) ? distinction(group, groups) : null}
                href={group.key.value === null ? null : memberRoute(dimension, group.key.value, carried)}
              />
            </Cell>
            <Cell numeric>{formatCount(group[metric].n)}</Cell>
            <Cell numeric>
              <Percentile ms={group[metric].p50} unit={unit} n={group[metric].n} />
            </Cell>
            <Cell numeric>
              <Percentile ms={group[metric].p95} unit={unit} n={group[metric].n} />
            </Cell>
            <Cell numeric className="max-sm:hidden">
              <Ratio value={coldWarmRatio(group, metric)} />
            </Cell>
          </tr>
        ))}
      </DataTable>
    </Section>
  );
}
