import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { Time } from '@/components/ui/time';
import { formatOffset } from '@/lib/layout/clock-time';
import { formatCount } from '@/lib/layout/quantity';
import type { RejectGroup } from './group-rejects';

interface RejectsTableProps {
  groups: readonly RejectGroup[];
  zone: string;
}

/** What was refused: why, how often, the newest example, and who sent it. */
export function RejectsTable({ groups, zone }: RejectsTableProps) {
  const [first] = groups;
  const head = (
    <tr>
      <HeadCell>Last ({first ? formatOffset(zone, first.newest.atMs) : zone})</HeadCell>
      <HeadCell numeric>Items</HeadCell>
      <HeadCell>Why, and an example</HeadCell>
      <HeadCell className="max-sm:hidden">From</HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Refused items" head={head}>
      {groups.map(({ count, newest }) => (
        <tr key={newest.id} className="align-top hover:bg-hover">
          <Cell className="py-1 text-ink-2">
            <Time atMs={newest.atMs} zone={zone} />
          </Cell>
          <Cell numeric className="py-1">
            {formatCount(count)}
          </Cell>
          <Cell className="py-1">
            {newest.message} <code className="font-mono text-xs text-ink-3">{newest.code}</code>
            <span className="block max-w-220 font-mono text-xs break-all text-ink-2">{newest.excerpt}</span>
            <span className="text-xs text-ink-3 sm:hidden">{originOf(newest)}</span>
          </Cell>
          <Cell className="max-w-96 py-1 break-all text-ink-2 max-sm:hidden">{originOf(newest)}</Cell>
        </tr>
      ))}
    </DataTable>
  );
}

function originOf({ agent, host, path, cloud }: RejectGroup['newest']): string {
  return [agent || 'no User-Agent', host, path, cloud].filter(Boolean).join(' · ');
}
