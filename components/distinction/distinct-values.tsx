import Link from 'next/link';
import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { toRoute } from '@/components/ui/route';
import type { BootFilter } from '@/lib/domain/cohort';
import type { DistinctValue } from '@/lib/domain/statistics/distinction';
import { chanceWords } from './chance-words';
import { SharePair } from './share-pair';

interface DistinctValuesProps {
  values: readonly DistinctValue[];
  /** This page narrowed to a filter. */
  filterHref: (filter: BootFilter) => string;
}

/** The values that are more, or less, frequent inside than outside; each one narrows the page. */
export function DistinctValues({ values, filterHref }: DistinctValuesProps) {
  const head = (
    <tr>
      <HeadCell>What</HeadCell>
      <HeadCell className="w-[45%]">Inside, and the rest</HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Values inside against outside" head={head}>
      {values.map((value) => (
        <tr key={`${value.dimension} ${value.value}`} className="hover:bg-hover">
          <Cell className="max-w-0">
            <span className="flex items-baseline gap-2" title={chanceWords(value.p)}>
              <span className="shrink-0 text-ink-3">{value.dimension}</span>
              <ValueName value={value} filterHref={filterHref} />
              {isAmbiguous(value, values) && (
                <span className="shrink-0 font-mono text-2xs text-ink-3">…{value.value?.slice(-6)}</span>
              )}
              <span className="ml-auto shrink-0 text-2xs text-ink-3">
                {value.insideShare >= value.outsideShare ? 'more' : 'fewer'}
              </span>
            </span>
          </Cell>
          <Cell>
            <SharePair {...value} />
          </Cell>
        </tr>
      ))}
    </DataTable>
  );
}

/** Whether another value is called the same: an image in two clouds. */
function isAmbiguous({ dimension, label, value }: DistinctValue, all: readonly DistinctValue[]): boolean {
  return all.some((other) => other.dimension === dimension && other.label === label && other.value !== value);
}

function ValueName({
  value,
  filterHref,
}: { value: DistinctValue } & Pick<DistinctValuesProps, 'filterHref'>) {
  const name = value.value === null ? 'unknown' : value.label;
  if (value.filter === null)
    return (
      <span className="min-w-0 text-ink-2">
        <MiddleEllipsis text={name} />
      </span>
    );
  return (
    <Link
      className="min-w-0 border-b border-line-strong font-medium hover:border-ink"
      href={toRoute(filterHref(value.filter))}
      prefetch={false}
      scroll={false}
      aria-label={`Filter ${value.dimension} ${name}`}
    >
      <MiddleEllipsis text={name} />
    </Link>
  );
}
