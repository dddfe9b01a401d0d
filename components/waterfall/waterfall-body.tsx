'use client';

import { type RefObject, useEffect, useState } from 'react';
import { PACKED_FROM } from '@/lib/layout/packed-subject';
import type { WaterfallRow } from '@/lib/layout/waterfall-rows';
import { type RowActions, type RowFrame, WaterfallRowView } from './waterfall-row-view';

/** Scrolls so that the row of an index is in the document. */
export type RevealRow = (index: number) => void;

interface WaterfallBodyProps {
  rows: readonly WaterfallRow[];
  frame: RowFrame;
  selected: string | null;
  /** The row that Tab leads to. */
  current: string | null;
  actions: RowActions;
  /** Rows are drawn only where they are in sight. */
  windowed: boolean;
  scroller: RefObject<HTMLElement | null>;
  reveal: RefObject<RevealRow | null>;
}

/** Rows that stand there until the browser knows which are in sight. */
const FIRST_ROWS = 50;

/** Whether a boot is drawn row by row as it scrolls. */
export function isWindowed(phases: number): boolean {
  return phases > PACKED_FROM;
}

/** The rows of the waterfall: all of them, or of a long one those in sight. */
export function WaterfallBody(props: WaterfallBodyProps) {
  const { rows, frame, selected, current, actions, windowed, scroller, reveal } = props;
  const draw = (index: number) => {
    const row = rows[index];
    if (!row) return null;
    return (
      <WaterfallRowView
        key={row.key}
        row={row}
        frame={frame}
        selected={row.key === selected}
        inTabOrder={row.key === current}
        index={windowed ? index + 2 : null}
        actions={actions}
      />
    );
  };
  const Windowed = useWindowedRows(windowed);
  if (Windowed) return <Windowed count={rows.length} scroller={scroller} reveal={reveal} draw={draw} />;
  const first = windowed ? rows.slice(0, FIRST_ROWS) : rows;
  return <tbody>{first.map((_, index) => draw(index))}</tbody>;
}

type WindowedRows = typeof import('./windowed-rows').WindowedRows;

/** Fetched by those who look at a long boot only; until then, and on the server, the first rows are drawn. */
function useWindowedRows(wanted: boolean): WindowedRows | null {
  const [component, setComponent] = useState<WindowedRows | null>(null);
  useEffect(() => {
    if (wanted) void import('./windowed-rows').then((module) => setComponent(() => module.WindowedRows));
  }, [wanted]);
  return wanted ? component : null;
}
