import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { Duration } from '@/components/ui/duration';
import { Time } from '@/components/ui/time';
import type { Boot } from '@/lib/domain/boot';
import type { Event } from '@/lib/domain/event';
import { formatOffset, stampPrecision } from '@/lib/layout/clock-time';
import { columnUnit } from '@/lib/layout/duration';
import { visibleText } from '@/lib/layout/visible-text';
import type { LabelledMoment } from '@/lib/layout/waterfall-subject';
import { MOST_ROWS } from './phase-table';

interface MomentTableProps {
  boot: Boot;
  moments: readonly LabelledMoment[];
  events: readonly Event[];
  zone: string;
}

/** Every moment of the boot with its time, what passed since the one before, and its line. */
export function MomentTable({ boot, moments, events, zone }: MomentTableProps) {
  const byId = new Map(events.map((event) => [event.id, event]));
  const unit = columnUnit(moments.map(({ atMs }) => atMs));
  const { resolutionMs } = boot.clock;
  const head = (
    <tr>
      <HeadCell className="w-32">Time ({formatOffset(zone, boot.startedAtMs)})</HeadCell>
      <HeadCell numeric className="w-24">
        After start
      </HeadCell>
      <HeadCell numeric className="w-24 max-sm:hidden">
        After last
      </HeadCell>
      <HeadCell className="md:w-56">Moment</HeadCell>
      <HeadCell className="max-md:hidden">Line</HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Moments" head={head} className="table-fixed moment-table">
      {moments.slice(0, MOST_ROWS).map((moment, index) => (
        <tr key={moment.event} id={`moment-${moment.event}`} className="hover:bg-hover target:bg-selected">
          <Cell className="font-mono text-xs">
            <Time
              atMs={boot.startedAtMs + moment.atMs}
              zone={zone}
              parts="time"
              precision={stampPrecision(boot.startedAtMs + moment.atMs, resolutionMs)}
            />
          </Cell>
          <Cell numeric>
            <Duration ms={moment.atMs} unit={unit} resolutionMs={resolutionMs} />
          </Cell>
          <Cell numeric className="text-ink-3 max-sm:hidden">
            <Duration
              ms={index === 0 ? null : moment.atMs - (moments[index - 1]?.atMs ?? 0)}
              unit={unit}
              resolutionMs={resolutionMs}
              absent="the first"
            />
          </Cell>
          <Cell className={moment.named ? 'truncate font-medium' : 'truncate'}>{moment.label}</Cell>
          <Cell className="truncate font-mono text-xs text-ink-2 max-md:hidden">
            {visibleText(byId.get(moment.event)?.line ?? '')}
          </Cell>
        </tr>
      ))}
    </DataTable>
  );
}
