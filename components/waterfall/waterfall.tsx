'use client';

import { useMemo, useRef, useState } from 'react';
import { percent } from '@/components/boots/stage-bar';
import { useElementWidth } from '@/components/ui/use-element-width';
import { formatOffset, formatTime } from '@/lib/layout/clock-time';
import { columnUnit, formatDuration } from '@/lib/layout/duration';
import { layoutMomentLane } from '@/lib/layout/moment-lane';
import { timeScale } from '@/lib/layout/time-axis';
import { layoutWaterfall, type WaterfallLayout } from '@/lib/layout/waterfall';
import type { WaterfallSubject } from '@/lib/layout/waterfall-subject';
import { MomentLaneView } from './moment-lane-view';
import { useTreeKeys } from './use-tree-keys';
import { WaterfallRowView } from './waterfall-row-view';

interface WaterfallProps {
  subject: WaterfallSubject;
  startedAtMs: number;
  /** What the boot's clock can tell apart, in milliseconds. */
  resolutionMs: number;
  zone: string;
  selected: string | null;
  onSelect: (key: string | null) => void;
}

/** Width of the chart that the server assumes, in pixels. */
const ASSUMED_WIDTH = 760;
const LANE_BOX = { lanes: 7, charWidth: 5.9, gap: 10 };

/** A boot's phases as a tree with bars on one time axis, its moments above them. A tree grid for keyboard and screen reader. */
export function Waterfall(props: WaterfallProps) {
  const { subject, startedAtMs, resolutionMs, zone, selected, onSelect } = props;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const grid = useRef<HTMLTableElement>(null);
  const chart = useRef<HTMLTableCellElement>(null);
  const width = useElementWidth(chart, ASSUMED_WIDTH);
  const layout = useMemo(
    () => layoutWaterfall(subject, { folded, span: null }, { width, minBarWidth: 2, tickGap: 72 }),
    [subject, folded, width],
  );
  const fold = (key: string, fold: boolean) => {
    const next = new Set(folded);
    if (fold) next.add(key);
    else next.delete(key);
    setFolded(next);
  };
  const toggle = (key: string) => onSelect(key === selected ? null : key);
  const keys = useTreeKeys(grid, layout.rows, selected, {
    fold,
    select: (key) => (key === null ? onSelect(null) : toggle(key)),
  });
  const frame = {
    width,
    ticks: layout.ticks,
    unit: columnUnit(layout.rows.map((row) => row.durationMs)),
    resolutionMs,
    lengthMs: subject.lengthMs,
  };
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is what the ARIA pattern builds a tree grid on.
      role="treegrid"
      aria-label="Phases"
      onKeyDown={keys.onKeyDown}
      className="waterfall w-full table-fixed border-separate border-spacing-0"
    >
      <thead className="text-left align-bottom text-xs text-ink-2">
        <tr>
          <th scope="col" className="w-64 border-b border-line px-2 pb-1 pl-4 align-bottom font-medium">
            Phase
          </th>
          <th scope="col" ref={chart} className="border-b border-line p-0 align-bottom">
            <span className="sr-only">Time</span>
            <MomentLaneView
              flags={layoutMomentLane(subject.moments, timeScale(layout.span, width), { width, ...LANE_BOX })}
              width={width}
              startedAtMs={startedAtMs}
              zone={zone}
            />
            <AxisLabels layout={layout} width={width} />
          </th>
          <th
            scope="col"
            className="w-20 border-b border-line px-2 pb-1 text-right font-medium max-md:hidden"
          >
            Start
          </th>
          <th scope="col" className="w-20 border-b border-line px-2 pb-1 text-right font-medium">
            Duration
          </th>
          <th scope="col" className="w-17 border-b border-line px-2 pr-4 pb-1 text-right font-medium">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {layout.rows.map((row) => (
          <WaterfallRowView
            key={row.key}
            row={row}
            frame={frame}
            selected={row.key === selected}
            inTabOrder={row.key === keys.current}
            onSelect={() => {
              keys.setCurrent(row.key);
              toggle(row.key);
            }}
            onFold={() => fold(row.key, row.expanded === true)}
          />
        ))}
      </tbody>
      <tfoot>
        <EndRow {...props} layout={layout} width={width} startedAtMs={startedAtMs} zone={zone} />
      </tfoot>
    </table>
  );
}

function AxisLabels({ layout, width }: { layout: WaterfallLayout; width: number }) {
  return (
    <span
      className="relative block h-5 border-t border-line text-2xs font-normal text-ink-3"
      aria-hidden="true"
    >
      {layout.ticks.map((tick) => (
        <span
          key={tick.atMs}
          style={{ left: percent((tick.x / width) * 100) }}
          className={`absolute top-0.5 border-line-strong ${tick.anchor === 'end' ? '-translate-x-full pr-1' : 'pl-1'}`}
        >
          {tick.label}
        </span>
      ))}
    </span>
  );
}

/** The lower edge: the clock at both ends of the axis with its zone, and where the boot failed. */
function EndRow({
  subject,
  layout,
  width,
  startedAtMs,
  zone,
}: WaterfallProps & { layout: WaterfallLayout; width: number }) {
  const { failureX, span } = layout;
  const clock = (ms: number) => `${formatTime(startedAtMs + ms, zone)} ${formatOffset(zone, startedAtMs)}`;
  return (
    <tr className="waterfall-end text-2xs text-ink-3">
      <td className="px-2 pl-4 text-xs">
        {subject.failedMs !== null && (
          <span className="font-medium text-fail">failed after {formatDuration(subject.failedMs)}</span>
        )}
      </td>
      <td className="relative h-6 p-0">
        <span className="absolute top-1 left-1">{clock(span.fromMs)}</span>
        <span className="absolute top-1 right-1">{clock(span.toMs)}</span>
        {failureX !== null && (
          <svg
            aria-hidden="true"
            viewBox="0 0 10 10"
            className="absolute -top-2.5 size-2.5 fill-fail"
            style={{ left: `calc(${percent((failureX / width) * 100)} - 5px)` }}
          >
            <path d="M5 0.5 10 10H0z" />
          </svg>
        )}
      </td>
      <td className="max-md:hidden" />
      <td />
      <td />
    </tr>
  );
}
