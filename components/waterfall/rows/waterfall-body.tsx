'use client';

import { CHUNK_ROWS, type RowWindow, slotOf } from '@/lib/layout/row-window';
import { type RowList, rowOfKey } from '@/lib/layout/waterfall-rows';
import type { RowActions, RowFrame } from './phase-row';
import { PhaseRows } from './phase-rows';

interface WaterfallBodyProps {
  rows: RowList;
  frame: RowFrame;
  selected: string | null;
  /** The row that Tab leads to. */
  current: string | null;
  actions: RowActions;
  /** The chunks of rows to draw, with room for the others; null for all. */
  window: RowWindow | null;
}

/** The rows of the waterfall, chunk by chunk: all of them, or of a long boot those in sight. */
export function WaterfallBody({ rows, frame, selected, current, actions, window }: WaterfallBodyProps) {
  const chunks = Math.ceil(rows.count / CHUNK_ROWS);
  const first = window?.first ?? 0;
  const end = Math.min(chunks, window?.end ?? chunks);
  const selectedRow = rowOfKey(rows, selected);
  const currentRow = rowOfKey(rows, current);
  const room = (from: number, to: number) => Math.max(0, to - from) * (window?.rowHeight ?? 0);
  return (
    <tbody>
      <Space height={room(0, first * CHUNK_ROWS)} />
      {chunksFrom(first, end).map((chunk) => (
        <PhaseRows
          key={window ? slotOf(chunk, window) : chunk}
          chunk={chunk}
          rows={rows}
          frame={frame}
          selectedRow={inChunk(selectedRow, chunk)}
          currentRow={inChunk(currentRow, chunk)}
          actions={actions}
          isWindowed={window !== null}
        />
      ))}
      <Space height={room(Math.min(rows.count, end * CHUNK_ROWS), rows.count)} />
    </tbody>
  );
}

function chunksFrom(first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

/** A row if it is in a chunk, else -1: the other chunks do not care. */
function inChunk(row: number, chunk: number): number {
  return Math.floor(row / CHUNK_ROWS) === chunk ? row : -1;
}

function Space({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of nothing cannot have the focus.
    <tr aria-hidden="true" className="waterfall-space">
      <td colSpan={6} aria-hidden="true" style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
