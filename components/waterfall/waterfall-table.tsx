'use client';

import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Span } from '@/lib/layout/time-axis';
import type { WaterfallRow } from '@/lib/layout/waterfall-rows';
import { chartStyle } from './chart-style';
import { MeanwhileRow } from './meanwhile-row';
import { useLatest } from './use-latest';
import { useTreeKeys } from './use-tree-keys';
import { useZoomGestures } from './use-zoom-gestures';
import type { WaterfallProps } from './waterfall';
import { type RevealRow, WaterfallBody } from './waterfall-body';
import { WaterfallEnd } from './waterfall-end';
import { WaterfallHead } from './waterfall-head';
import type { RowFrame } from './waterfall-row-view';

interface WaterfallTableProps extends WaterfallProps {
  rows: readonly WaterfallRow[];
  frame: RowFrame;
  chart: RefObject<HTMLTableCellElement | null>;
  current: string | null;
  onCurrent: (key: string) => void;
  onFold: (key: string) => void;
  onView: (view: Span | null) => void;
  /** Only the rows in sight are in the document, in a box of its own that scrolls. */
  windowed: boolean;
}

const NAMES_WIDTH = 256;

/** The tree grid: moments and axis above, a row for each phase, what else went on and the clock below. */
export function WaterfallTable(props: WaterfallTableProps) {
  const { subject, rows, frame, chart, selected, windowed, onView } = props;
  const [namesWidth, setNamesWidth] = useState(NAMES_WIDTH);
  const grid = useRef<HTMLTableElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const reveal = useRef<RevealRow | null>(null);
  const toggle = (key: string | null) => props.onSelect(key === selected ? null : key);
  const keys = useTreeKeys(grid, rows, props.current, {
    fold: props.onFold,
    select: toggle,
    reveal: (index) => reveal.current?.(index),
    onCurrent: props.onCurrent,
  });
  const actions = useRowActions({ select: toggle, fold: props.onFold, focus: props.onCurrent });
  useZoomGestures({ table: grid, chart, frame: frame.time, onView });
  useScrollToSelected(rows, selected, reveal);
  const { time } = frame;
  return (
    <div
      ref={scroller}
      className={windowed ? 'max-h-[72vh] overflow-y-auto border-b border-line' : undefined}
    >
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is what the ARIA pattern builds a tree grid on.
        role="treegrid"
        aria-label="Phases"
        aria-rowcount={windowed ? rows.length + 1 : undefined}
        onKeyDown={keys.onKeyDown}
        style={chartStyle(time)}
        className="waterfall w-full table-fixed border-separate border-spacing-0"
      >
        <WaterfallHead
          frame={time}
          moments={subject.moments}
          chart={chart}
          namesWidth={namesWidth}
          onResizeNames={setNamesWidth}
          onView={onView}
          startedAtMs={props.startedAtMs}
          zone={props.zone}
          sticky={windowed}
        />
        <WaterfallBody
          rows={rows}
          frame={frame}
          selected={selected}
          current={keys.current}
          actions={actions}
          windowed={windowed}
          scroller={scroller}
          reveal={reveal}
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

/** A row that a link leads to may not be in the document yet. */
function useScrollToSelected(
  rows: readonly WaterfallRow[],
  selected: string | null,
  reveal: RefObject<RevealRow | null>,
) {
  const latest = useLatest(rows);
  useEffect(() => {
    if (selected === null) return;
    let tries = 60;
    let request = 0;
    const look = () => {
      const index = latest.current.findIndex(({ key }) => key === selected);
      if (reveal.current && index >= 0) reveal.current(index);
      else if (tries-- > 0) request = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(request);
  }, [selected, reveal, latest]);
}
