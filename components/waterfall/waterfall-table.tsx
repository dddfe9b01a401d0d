'use client';

import { type CSSProperties, type RefObject, useMemo, useRef, useState } from 'react';
import type { Span } from '@/lib/layout/time-axis';
import { type RowList, rowOfKey } from '@/lib/layout/waterfall-rows';
import { chartStyle } from './axis/chart-style';
import { WaterfallHead } from './axis/waterfall-head';
import { WaterfallEnd } from './foot/waterfall-end';
import { MeanwhileRow } from './meanwhile-row';
import type { RowFrame } from './rows/phase-row';
import { useHeldFocus } from './rows/use-held-focus';
import { useRowWindow } from './rows/use-row-window';
import { useShowSelected } from './rows/use-show-selected';
import { useTreeKeys } from './rows/use-tree-keys';
import { WaterfallBody } from './rows/waterfall-body';
import { useLatest } from './use-latest';
import { useZoomGestures } from './view/use-zoom-gestures';
import type { WaterfallProps } from './waterfall';

interface WaterfallTableProps extends WaterfallProps {
  rows: RowList;
  frame: RowFrame;
  chart: RefObject<HTMLTableCellElement | null>;
  current: string | null;
  onCurrent: (key: string) => void;
  onFold: (key: string) => void;
  onView: (view: Span | null) => void;
  /** Only the rows in sight are in the document, in a box of its own that scrolls. */
  isWindowed: boolean;
}

/** A deep tree has room for its names beside their indents. */
function namesWidthFor({ deepest }: RowList): number {
  return Math.min(352, Math.max(256, 224 + 16 * deepest));
}

/** The tree grid: moments and axis above, a row for each phase, what else went on and the clock below. */
export function WaterfallTable(props: WaterfallTableProps) {
  const { subject, rows, frame, chart, selected, isWindowed, onView } = props;
  const [namesWidth, setNamesWidth] = useState(() => namesWidthFor(rows));
  const grid = useRef<HTMLTableElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { window, reveal } = useRowWindow(scroller, rows.count, isWindowed);
  const toggle = (key: string | null) => props.onSelect(key === selected ? null : key);
  const keys = useTreeKeys(grid, rows, props.current, {
    fold: props.onFold,
    select: toggle,
    reveal,
    onCurrent: props.onCurrent,
  });
  const actions = useRowActions({ select: toggle, fold: props.onFold, focus: props.onCurrent });
  const { time } = frame;
  useZoomGestures({ table: grid, chart, frame: time, onView });
  useHeldFocus(grid, keys.current, isWindowed);
  useShowSelected(grid, selected, rowOfKey(rows, selected), reveal);
  return (
    <div
      ref={scroller}
      className={isWindowed ? 'max-h-[72vh] overflow-y-auto border-b border-line' : undefined}
    >
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is what the ARIA pattern builds a tree grid on.
        role="treegrid"
        aria-label="Phases"
        aria-rowcount={isWindowed ? rows.count + 1 : undefined}
        tabIndex={isWindowed ? -1 : undefined}
        onKeyDown={keys.onKeyDown}
        style={{ ...chartStyle(time), ...namesStyle(namesWidth, rows.deepest) }}
        className="waterfall w-full table-fixed border-separate border-spacing-0 outline-none"
      >
        <WaterfallHead
          frame={time}
          moments={subject.moments}
          chart={chart}
          namesWidth={namesWidth}
          onResizeNames={setNamesWidth}
          onView={onView}
          startedAtMs={props.startedAtMs}
          resolutionMs={props.resolutionMs}
          zone={props.zone}
          sticky={isWindowed}
        />
        <WaterfallBody
          rows={rows}
          frame={frame}
          selected={selected}
          current={keys.current}
          actions={actions}
          window={window}
        />
        <tfoot>
          {props.meanwhile && (
            <MeanwhileRow meanwhile={props.meanwhile} frame={time} carried={props.carried} />
          )}
          <WaterfallEnd {...props} frame={time} failedMs={subject.failedMs} />
        </tfoot>
      </table>
    </div>
  );
}

/** What the indent of a level depends on: the deepest row must have room for its name. */
function namesStyle(width: number, deepest: number): CSSProperties {
  return { '--names': `${width}px`, '--deepest': deepest } as CSSProperties;
}

/** The same functions for all rows and all the time, so that a row is drawn anew only when it has changed. */
function useRowActions(actions: {
  select: (key: string) => void;
  fold: (key: string) => void;
  focus: (key: string) => void;
}) {
  const latest = useLatest(actions);
  return useMemo(
    () => ({
      select: (key: string) => latest.current.select(key),
      fold: (key: string) => latest.current.fold(key),
      focus: (key: string) => latest.current.focus(key),
    }),
    [latest],
  );
}
