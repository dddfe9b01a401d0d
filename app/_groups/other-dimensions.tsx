import 'server-only';
import { ambiguousLabels, distinction } from '@/components/groups/ambiguous-labels';
import { GroupName } from '@/components/groups/group-name';
import { coldWarmRatio, sortGroups } from '@/components/groups/group-sort';
import { Percentile } from '@/components/groups/percentile';
import { Ratio } from '@/components/groups/ratio';
import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { memberRoute } from '@/components/ui/route';
import { Section } from '@/components/ui/section';
import type { BootFilter, Metric } from '@/lib/domain/cohort';
import { columnUnit } from '@/lib/layout/duration';
import { formatCount } from '@/lib/layout/quantity';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { DIMENSION_TITLES, type PagedDimension } from './group-page';

interface OtherDimensionsProps {
  /** The dimension of the page itself; null on a page of all boots. */
  dimension: PagedDimension | null;
  /** Which duration the figures are of. */
  metric: Metric;
  filter: BootFilter;
  carried: string;
}

const METRIC_TITLES: Record<Metric, string> = { total: 'Total', build: 'Build' };
const SHOWN = 8;
const PAGED: readonly PagedDimension[] = ['image', 'flavor', 'host'];

/** The same boots by the other dimensions, slowest groups first. */
export function OtherDimensions({ dimension, ...rest }: OtherDimensionsProps) {
  return (
    <div className={dimension === null ? 'grid lg:grid-cols-3' : 'grid lg:grid-cols-2'}>
      {PAGED.filter((other) => other !== dimension).map((other) => (
        <ByDimension key={other} dimension={other} {...rest} />
      ))}
    </div>
  );
}

async function ByDimension(props: OtherDimensionsProps & { dimension: PagedDimension }) {
  const { dimension, metric, filter, carried } = props;
  const report = await getStatistics().groupPercentiles({ dimension, metric, filter });
  const groups = sortGroups(report.groups, metric, 'p95_desc');
  const shown = groups.slice(0, SHOWN);
  const ambiguous = ambiguousLabels(groups);
  const unit = columnUnit(shown.map((group) => group[metric].p95));
  const title = DIMENSION_TITLES[dimension];
  return (
    <Section
      title={`${METRIC_TITLES[metric]} by ${dimension}, slowest first`}
      aside={
        groups.length > SHOWN && (
          <span className="text-ink-2">
            {SHOWN} of {formatCount(groups.length)} shown
          </span>
        )
      }
    >
      <DataTable
        caption={`${METRIC_TITLES[metric]} by ${dimension}`}
        head={
          <tr>
            <HeadCell>{title}</HeadCell>
            <HeadCell numeric>n</HeadCell>
            <HeadCell numeric>p50</HeadCell>
            <HeadCell numeric>p95</HeadCell>
            <HeadCell numeric>Cold ÷ warm</HeadCell>
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
            <Cell numeric>
              <Ratio value={coldWarmRatio(group, metric)} />
            </Cell>
          </tr>
        ))}
      </DataTable>
    </Section>
  );
}
