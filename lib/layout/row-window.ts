/** Rows are drawn in chunks: one scrolls through several rows before anything has to be drawn. Each row drawn costs time. */
export const CHUNK_ROWS = 4;

/** Chunks above and below those in sight, for a wheel that turns before the next frame. */
const SPARE_CHUNKS = 1;

/** The chunks of rows that are in the document. */
export interface RowWindow {
  first: number;
  /** The one behind the last. */
  end: number;
  /** Pixels of a row: all are of one height. */
  rowHeight: number;
}

/** The box that rows scroll in: they begin at its upper edge, below a head that stays there. Pixels. */
export interface RowScroll {
  top: number;
  height: number;
  headHeight: number;
}

/**
 * The chunks of so many rows to draw while a box is scrolled to a place: those in sight, and some to spare. Their number
 * is the same wherever that is.
 */
export function rowWindowOf(
  { top, height, headHeight }: RowScroll,
  count: number,
  rowHeight: number,
): RowWindow {
  const chunk = rowHeight * CHUNK_ROWS;
  const chunks = Math.ceil(count / CHUNK_ROWS);
  const inSight = Math.ceil(Math.max(0, height - headHeight) / chunk) + 1;
  const drawn = Math.min(chunks, inSight + 2 * SPARE_CHUNKS);
  // Rows that have become fewer may have left the place that was scrolled to.
  const first = Math.max(0, Math.min(Math.floor(top / chunk) - SPARE_CHUNKS, chunks - drawn));
  return { first, end: first + drawn, rowHeight };
}

/** Which of the window's elements a chunk is drawn with: those in sight keep theirs, new ones take over what has left. */
export function slotOf(chunk: number, { first, end }: RowWindow): number {
  return chunk % (end - first);
}

/** Where to scroll to for a row to be wholly in sight; as little as possible. */
export function scrollTopFor(row: number, { top, height, headHeight }: RowScroll, rowHeight: number): number {
  const highest = row * rowHeight;
  const lowest = Math.max(0, highest + rowHeight + headHeight - height);
  return top > highest ? highest : Math.max(top, lowest);
}
