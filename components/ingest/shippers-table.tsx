import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import type { ShipperStatus } from '@/lib/domain/ingest-report';
import { formatAgo, formatDateTime } from '@/lib/layout/clock-time';
import { formatDuration } from '@/lib/layout/duration';
import { formatCount } from '@/lib/layout/quantity';

interface ShippersTableProps {
  shippers: readonly ShipperStatus[];
  zone: string;
  nowMs: number;
}

/** Silent for longer than this, a shipper is called silent. */
const SILENT_MS = 15 * 60_000;
/** Stamps this far ahead of their arrival mean a wrong clock or a wrong zone. */
const AHEAD_MS = 5000;

/** Who sends, what, when last, and what its stamps tell about its clock and zone. */
export function ShippersTable({ shippers, zone, nowMs }: ShippersTableProps) {
  const head = (
    <tr>
      <HeadCell>Shipper</HeadCell>
      <HeadCell className="max-sm:hidden">Host</HeadCell>
      <HeadCell>Service and file</HeadCell>
      <HeadCell className="max-sm:hidden">Cloud</HeadCell>
      <HeadCell>Last seen</HeadCell>
      <HeadCell numeric className="max-sm:hidden">
        Events, 1 h
      </HeadCell>
      <HeadCell numeric>Events</HeadCell>
      <HeadCell numeric className="max-sm:hidden">
        Duplicates
      </HeadCell>
      <HeadCell numeric className="max-sm:hidden">
        Ignored
      </HeadCell>
      <HeadCell numeric>Rejected</HeadCell>
      <HeadCell className="max-sm:hidden">Clock and zone</HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Shippers" head={head}>
      {shippers.map((shipper) => (
        <tr key={shipper.id} className="hover:bg-hover">
          <Cell className="max-w-48 max-sm:max-w-24">
            <MiddleEllipsis text={shipper.agent || 'no User-Agent'} />
          </Cell>
          <Cell className="max-w-36 max-sm:hidden">
            {shipper.host ? <MiddleEllipsis text={shipper.host} /> : <None />}
          </Cell>
          <Cell className="max-w-72 text-ink-2 max-sm:max-w-28">
            <MiddleEllipsis
              text={[shipper.service, shipper.path].filter(Boolean).join(' · ') || 'posted events'}
            />
          </Cell>
          <Cell className="max-sm:hidden">{shipper.cloud}</Cell>
          <Cell>
            <LastSeen atMs={shipper.lastSeenMs} nowMs={nowMs} zone={zone} />
          </Cell>
          <Cell numeric className="max-sm:hidden">
            {formatCount(shipper.lastHour.accepted)}
          </Cell>
          <Cell numeric>{formatCount(shipper.accepted)}</Cell>
          <Cell numeric className="max-sm:hidden">
            {formatCount(shipper.duplicates)}
          </Cell>
          <Cell numeric className="max-sm:hidden">
            {formatCount(shipper.ignored)}
          </Cell>
          <Cell numeric className={shipper.rejected > 0 ? 'font-medium text-fail' : undefined}>
            {formatCount(shipper.rejected)}
          </Cell>
          <Cell className="max-sm:hidden">
            <ClockFinding shipper={shipper} />
          </Cell>
        </tr>
      ))}
    </DataTable>
  );
}

function None() {
  return (
    <span className="text-ink-3" title="not told">
      –
    </span>
  );
}

function LastSeen({ atMs, nowMs, zone }: { atMs: number; nowMs: number; zone: string }) {
  const silent = nowMs - atMs > SILENT_MS;
  return (
    <span className={silent ? 'text-ink-3' : undefined} title={`${formatDateTime(atMs, zone)} ${zone}`}>
      {formatAgo(atMs, nowMs)}
      {silent && ', silent'}
    </span>
  );
}

/** How its stamps were read, and whether they run ahead of their arrival. */
function ClockFinding({ shipper }: { shipper: ShipperStatus }) {
  const { zone, zoneBasis, aheadMs } = shipper;
  if (aheadMs > AHEAD_MS)
    return (
      <span
        className="text-warn"
        title="Stamps lie in the future of their arrival: the clock or the zone is wrong."
      >
        ▲ {formatDuration(aheadMs)} ahead
      </span>
    );
  if (zoneBasis === 'assumed')
    return (
      <span
        className="text-warn"
        title="The stamps carry no zone and the shipper sends none: send tz=<IANA zone>."
      >
        ▲ {zone} assumed
      </span>
    );
  return zone ? <span className="text-ink-2">{`${zone}, ${zoneBasis}`}</span> : <None />;
}
