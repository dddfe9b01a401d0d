import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { formatExactDuration } from '@/lib/layout/duration';
import { formatShare } from '@/lib/layout/quantity';
import { listWaterfallRows } from '@/lib/layout/waterfall-rows';
import type { WaterfallSubject } from '@/lib/layout/waterfall-subject';

/** More are read in the waterfall, or taken away as CSV. */
export const MOST_ROWS = 200;

const NOTHING_FOLDED: ReadonlySet<string> = new Set();

/** The numbers behind the bars, unrounded, in milliseconds. */
export function PhaseTable({ subject }: { subject: WaterfallSubject }) {
  const rows = listWaterfallRows(subject, NOTHING_FOLDED, MOST_ROWS);
  const head = (
    <tr>
      <HeadCell>Phase</HeadCell>
      <HeadCell className="max-sm:hidden">Stage</HeadCell>
      <HeadCell className="max-sm:hidden">Kind</HeadCell>
      <HeadCell numeric className="max-sm:hidden">
        Start
      </HeadCell>
      <HeadCell numeric>Duration</HeadCell>
      <HeadCell numeric>Share</HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Phases in numbers" head={head}>
      {rows.map((row) => (
        <tr key={row.key} className="hover:bg-hover">
          <Cell>
            <span style={{ paddingLeft: (row.level - 1) * 16 }}>{row.label}</span>
          </Cell>
          <Cell className="text-ink-2 max-sm:hidden">{row.phase?.stage ?? ''}</Cell>
          <Cell className="text-ink-2 max-sm:hidden">
            {row.phase ? [row.phase.kind, row.phase.concurrent && 'beside'].filter(Boolean).join(', ') : ''}
          </Cell>
          <Cell numeric className="max-sm:hidden">
            {formatExactDuration(row.startMs)}
          </Cell>
          <Cell numeric className="whitespace-nowrap">
            {formatExactDuration(row.durationMs)}
          </Cell>
          <Cell numeric className="whitespace-nowrap text-ink-2">
            {subject.lengthMs > 0 ? formatShare(row.durationMs / subject.lengthMs) : ''}
          </Cell>
        </tr>
      ))}
    </DataTable>
  );
}
