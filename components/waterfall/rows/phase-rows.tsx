import { memo, useMemo } from 'react';
import { CHUNK_ROWS } from '@/lib/layout/row-window';
import { type RowList, rowAt } from '@/lib/layout/waterfall-rows';
import { PhaseRow, type RowActions, type RowFrame } from './phase-row';

interface PhaseRowsProps {
  /** Number of the chunk, from 0. */
  chunk: number;
  rows: RowList;
  frame: RowFrame;
  /** Row in this chunk that is selected, and that Tab leads to; -1 for none. */
  selectedRow: number;
  currentRow: number;
  actions: RowActions;
  /** Not all rows are in the document, so each says which it is. */
  isWindowed: boolean;
}

/** A chunk of rows, drawn anew only when something in it has changed; what stands on them is made once. */
export const PhaseRows = memo(function PhaseRows(props: PhaseRowsProps) {
  const { chunk, rows, frame, selectedRow, currentRow, actions, isWindowed } = props;
  const first = chunk * CHUNK_ROWS;
  const made = useMemo(
    () =>
      Array.from({ length: Math.min(CHUNK_ROWS, rows.count - first) }, (_, index) =>
        rowAt(rows, first + index),
      ),
    [rows, first],
  );
  return made.map((row, index) => (
    <PhaseRow
      // Elements are changed, not made anew, when other rows come into sight: that is a third of the work.
      key={isWindowed ? index : row.key}
      row={row}
      frame={frame}
      isSelected={first + index === selectedRow}
      inTabOrder={first + index === currentRow}
      line={isWindowed ? first + index + 2 : null}
      actions={actions}
    />
  ));
});
