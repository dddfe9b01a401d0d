import { ElapsedAxis } from '@/components/charts/elapsed-axis';
import { DataTable, HeadCell } from '@/components/ui/data-table';
import { SortLink } from '@/components/ui/sort-link';
import type { BootSummary } from '@/lib/domain/boot-summary';
import type { BootSort } from '@/lib/domain/cohort';
import { formatOffset } from '@/lib/layout/clock-time';
import { columnUnit } from '@/lib/layout/duration';
import { BootRow } from './boot-row';
import type { RowMark } from './mark-link';

interface BootsTableProps {
  boots: readonly BootSummary[];
  zone: string;
  /** Milliseconds that fill the thumbnails. */
  scaleMs: number;
  sort: BootSort;
  /** Where the list in another order is. */
  hrefOf: (sort: BootSort) => string;
  /** Query that links to boots carry. */
  carried: string;
  /** What its row offers for comparing. */
  markOf: (boot: BootSummary) => RowMark;
}

const CHART_PX = 380;

/** Boots, one a row: when, which, its phases on one common scale, how long, and what it was made of. */
export function BootsTable({ boots, zone, scaleMs, sort, hrefOf, carried, markOf }: BootsTableProps) {
  const unit = columnUnit(boots.flatMap((boot) => [boot.totalMs, boot.buildMs]));
  const [first] = boots;
  const zoneText = first ? formatOffset(zone, first.startedAtMs) : zone;
  const started = directionOf(sort, 'started');
  const duration = directionOf(sort, 'duration');
  const head = (
    <tr>
      <HeadCell aria-sort={started ?? 'none'}>
        <SortLink
          label={`Started (${zoneText})`}
          direction={started}
          href={hrefOf(sort === 'started_desc' ? 'started_asc' : 'started_desc')}
        />
      </HeadCell>
      <HeadCell>Instance</HeadCell>
      <HeadCell className="w-[32%] min-w-60">
        <span className="sr-only">Phases</span>
        <ElapsedAxis span={{ fromMs: 0, toMs: scaleMs }} width={CHART_PX} />
      </HeadCell>
      <HeadCell numeric aria-sort={duration ?? 'none'}>
        <SortLink
          label="Total"
          direction={duration}
          href={hrefOf(sort === 'duration_desc' ? 'duration_asc' : 'duration_desc')}
        />
      </HeadCell>
      <HeadCell numeric className="max-[80rem]:hidden">
        Build
      </HeadCell>
      <HeadCell>Status</HeadCell>
      <HeadCell>Cache</HeadCell>
      <HeadCell>Image</HeadCell>
      <HeadCell className="max-[80rem]:hidden">Flavor</HeadCell>
      <HeadCell>Host</HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Boots" head={head} className="boots-table">
      {boots.map((boot) => (
        <BootRow
          key={boot.id}
          boot={boot}
          zone={zone}
          scaleMs={scaleMs}
          unit={unit}
          carried={carried}
          mark={markOf(boot)}
        />
      ))}
    </DataTable>
  );
}

function directionOf(sort: BootSort, column: 'started' | 'duration'): 'ascending' | 'descending' | null {
  if (!sort.startsWith(column)) return null;
  return sort.endsWith('_asc') ? 'ascending' : 'descending';
}
