import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { Time } from '@/components/ui/time';
import type { RejectRecord } from '@/lib/domain/ingest-report';
import { formatOffset } from '@/lib/layout/clock-time';

interface RejectsTableProps {
  rejects: readonly RejectRecord[];
  zone: string;
}

/** The items that were refused last: why, what they were, and who sent them. */
export function RejectsTable({ rejects, zone }: RejectsTableProps) {
  const [first] = rejects;
  const head = (
    <tr>
      <HeadCell>Refused ({first ? formatOffset(zone, first.atMs) : zone})</HeadCell>
      <HeadCell>Why</HeadCell>
      <HeadCell>What</HeadCell>
      <HeadCell>From</HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Refused items" head={head}>
      {rejects.map((reject) => (
        <tr key={reject.id} className="align-top hover:bg-hover">
          <Cell className="py-1 text-ink-2">
            <Time atMs={reject.atMs} zone={zone} />
          </Cell>
          <Cell className="max-w-96 min-w-48 py-1">
            {reject.message} <code className="font-mono text-xs text-ink-3">{reject.code}</code>
          </Cell>
          <Cell className="max-w-xl min-w-48 py-1 font-mono text-xs break-all text-ink-2">
            {reject.excerpt}
          </Cell>
          <Cell className="py-1 text-ink-2">
            {[reject.agent || 'no User-Agent', reject.host, reject.path, reject.cloud]
              .filter(Boolean)
              .join(' · ')}
          </Cell>
        </tr>
      ))}
    </DataTable>
  );
}
