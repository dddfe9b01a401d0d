import { DataTable, HeadCell } from '@/components/ui/data-table';
import { SortLink } from '@/components/ui/sort-link';
import type { Metric } from '@/lib/domain/cohort';
import type { GroupDetails, GroupPercentiles } from '@/lib/domain/percentiles';
import { columnUnit, formatDuration } from '@/lib/layout/duration';
import { splitScaleMs } from '@/lib/layout/stage-split';
import { ambiguousLabels, distinction } from './ambiguous-labels';
import { GroupRow } from './group-row';
import { type GroupColumn, type GroupSort, parseGroupSort } from './group-sort';

interface GroupTableProps {
  /** What one group is: `Image`, `Flavor`, `Host`. */
  title: string;
  caption: string;
  groups: readonly (GroupPercentiles & Partial<GroupDetails>)[];
  metric: Metric;
  sort: GroupSort;
  hrefOf: (sort: GroupSort) => string;
  /** Where a group's own page is; null for the group whose value is unknown. */
  memberHref: (group: GroupPercentiles) => string | null;
}

const FIGURES: ReadonlyArray<readonly [GroupColumn, string, string]> = [
  ['n', 'n', 'Running boots that have this duration'],
  ['cold', 'Cold', 'Share of cold boots (followers included) among those whose cache state is known'],
  ['p50', 'p50', 'Median'],
  ['p90', 'p90', '90th percentile'],
  ['p95', 'p95', '95th percentile'],
  ['p99', 'p99', '99th percentile; * marks fewer than 100 boots'],
  ['coldP50', 'Cold p50', 'Median of cold boots, followers included'],
  ['warmP50', 'Warm p50', 'Median of warm boots'],
  ['ratio', 'Cold ÷ warm', 'Median of cold boots over median of warm ones'],
];

const ON_PHONES: ReadonlySet<GroupColumn> = new Set(['n', 'cold', 'p50', 'p95']);
const ON_WIDE: ReadonlySet<GroupColumn> = new Set(['coldP50', 'warmP50']);

function shownOn(column: GroupColumn): string | undefined {
  if (ON_PHONES.has(column)) return undefined;
  return ON_WIDE.has(column) ? 'max-lg:hidden' : 'max-sm:hidden';
}

/** Groups of boots with their percentiles, cold beside warm, and where the median and the 95th percentile go. */
export function GroupTable({ title, caption, groups, metric, sort, hrefOf, memberHref }: GroupTableProps) {
  const unit = columnUnit(groups.map((group) => group[metric].p99));
  const scaleMs = splitScaleMs(groups.flatMap(({ split }) => [split?.p50, split?.p95]));
  const ambiguous = ambiguousLabels(groups);
  const { column, descending } = parseGroupSort(sort);
  const order = (name: GroupColumn) => (name === column ? (descending ? 'descending' : 'ascending') : null);
  const hrefTo = (name: GroupColumn): string => {
    const flipped = name === column ? !descending : name !== 'name';
    return hrefOf(`${name}_${flipped ? 'desc' : 'asc'}`);
  };
  const head = (
    <tr>
      <HeadCell aria-sort={order('name') ?? 'none'}>
        <SortLink label={title} direction={order('name')} href={hrefTo('name')} />
      </HeadCell>
      {FIGURES.map(([name, label, meaning]) => (
        <HeadCell
          key={name}
          numeric
          aria-sort={order(name) ?? 'none'}
          title={meaning}
          className={shownOn(name)}
        >
          <SortLink label={label} direction={order(name)} href={hrefTo(name)} />
        </HeadCell>
      ))}
      <HeadCell
        className="w-[13%] max-md:hidden"
        title={meaningOf(scaleMs, '5 % below and above the median')}
      >
        Where the median goes
      </HeadCell>
      <HeadCell className="w-[13%] max-md:hidden" title={meaningOf(scaleMs, '2.5 % around the p95')}>
        Where the p95 goes
      </HeadCell>
      <HeadCell className="w-24 max-lg:hidden" title="Median over the window">
        Trend
      </HeadCell>
    </tr>
  );
  return (
    <DataTable caption={caption} head={head}>
      {groups.map((group) => (
        <GroupRow
          key={group.key.value ?? ''}
          group={group}
          metric={metric}
          unit={unit}
          scaleMs={scaleMs}
          href={memberHref(group)}
          distinction={ambiguous.has(group.key.label) ? distinction(group, groups) : null}
        />
      ))}
    </DataTable>
  );
}

function meaningOf(scaleMs: number, around: string): string {
  return `Mean of the boots ${around}, by stage; all bars on one scale to ${formatDuration(scaleMs)}`;
}
