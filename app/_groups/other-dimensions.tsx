import 'server-only';
import { ambiguousLabels, distinction } from '@/components/groups/ambiguous-labels';
import { GroupName } from '@/components/groups/group-name';
import { coldWarmRatio, sortGroups } from '@/components/groups/group-sort';
import { Percentile } from '@/components/groups/percentile';
import { Ratio } from '@/components/groups/ratio';
import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { memberRoute } from '@/components/ui/route';
import { Section } from '@/components/ui/section';
import type { BootFilter } from '@/lib/domain/cohort';
import { columnUnit } from '@/lib/layout/duration';
import { formatCount } from '@/lib/layout/quantity';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { DIMENSION_TITLES, type PagedDimension } from './group-page';

interface OtherDimensionsProps {
  /** The dimension of the page itself; null on a page of all boots. */
  dimension: PagedDimension | null;
  filter: BootFilter;
  carried: string;
}

const SHOWN = 8;
const PAGED: readonly PagedDimension[] = ['image', 'flavor', 'host'];

/** The same boots by the other dimensions, slowest groups first. */
export function OtherDimensions({ dimension, filter, carried }: OtherDimensionsProps) {
  return (
    <div className={dimension === null ? 'grid lg:grid-cols-3' : 'grid lg:grid-cols-2'}>
      {PAGED.filter((other) => other !== dimension).map((other) => (
        <ByDimension key={other} dimension={other} filter={filter} carried={carried} />
      ))}
    </div>
  );
}

async function ByDimension(props: OtherDimensionsProps & { dimension: PagedDimension }) {
  const { dimension, filter, carried } = props;
  const report = await getStatistics().groupPercentiles({ dimension, metric: 'build', filter });
  const groups = sortGroups(report.groups, 'build', 'p95_desc');
  const shown = groups.slice(0, SHOWN);
  const ambiguous = ambiguousLabels(groups);
  const unit = columnUnit(shown.map(({ build }) => build.p95));
  const title = DIMENSION_TITLES[dimension];
  return (
    <Section
      title={`By ${dimension}, slowest first`}
      aside={
        groups.length > SHOWN && (
          <span className="text-ink-2">
            {SHOWN} of {formatCount(groups.length)} shown
          </span>
        )
      }
    >
      <DataTable
        caption={`Build by ${dimension}`}
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
            <Cell numeric>{formatCount(group.build.n)}</Cell>
            <Cell numeric>
              <Percentile ms={group.build.p50} unit={unit} n={group.build.n} />
            </Cell>
            <Cell numeric>
              <Percentile ms={group.build.p95} unit={unit} n={group.build.n} />
            </Cell>
            <Cell numeric>
              <Ratio value={coldWarmRatio(group, 'build')} />
            </Cell>
          </tr>
        ))}
      </DataTable>
    </Section>
  );
}
