import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { Time } from '@/components/ui/time';

interface FailuresTableProps {
  failures: readonly { cloud: string; subject: string; message: string; failedAtMs: number }[];
  zone: string;
}

/** What the projector had to skip; its events are safe, its boots are missing or old. */
export function FailuresTable({ failures, zone }: FailuresTableProps) {
  return (
    <DataTable
      caption="Instances that could not be assembled"
      head={
        <tr>
          <HeadCell>When</HeadCell>
          <HeadCell>Cloud</HeadCell>
          <HeadCell>Filed under</HeadCell>
          <HeadCell>Why</HeadCell>
        </tr>
      }
    >
      {failures.map((failure) => (
        <tr key={`${failure.cloud} ${failure.subject}`}>
          <Cell>
            <Time atMs={failure.failedAtMs} zone={zone} withZone />
          </Cell>
          <Cell>{failure.cloud}</Cell>
          <Cell className="font-mono text-xs">{failure.subject}</Cell>
          <Cell>{failure.message}</Cell>
        </tr>
      ))}
    </DataTable>
  );
}
