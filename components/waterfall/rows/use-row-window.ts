'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLatest } from '../use-latest';

/** Rows are drawn in chunks: one scrolls through several rows before anything has to be drawn. */
export const CHUNK_ROWS = 12;

/** The chunks of rows that are in the document. */
export interface RowWindow {
  first: number;
  /** The one behind the last. */
  end: number;
  /** Pixels of a row: all are of one height. */
  rowHeight: number;
}

/** Scrolls so that a row is in sight and in the document. */
export type RevealRow = (row: number) => void;

/** What the server draws, and what stands there until the browser knows what is in sight. */
const AT_FIRST: RowWindow = { first: 0, end: 4, rowHeight: 28 };

/** Chunks above and below those in sight, for a wheel that turns before the next frame. */
const SPARE_CHUNKS = 1;

/**
 * Which chunks of `count` rows are in sight of what scrolls, kept up with every scroll within the same frame. The rows
 * begin at its upper edge, below a head that stays there. Null where all rows are drawn.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  wanted: boolean,
): { window: RowWindow | null; reveal: RevealRow } {
  const [state, setState] = useState(AT_FIRST);
  const shown = useRef(AT_FIRST);
  const update = useLatest(() => {
    const box = scroller.current;
    if (!box) return;
    const next = windowOf(box, count, shown.current.rowHeight);
    if (isSame(next, shown.current)) return;
    shown.current = next;
    setState(next);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: with other rows another stretch of them is in sight.
  useLayoutEffect(() => {
    if (wanted) update.current();
  }, [wanted, count, update]);
  useEffect(() => {
    const box = scroller.current;
    if (!wanted || !box) return;
    const scroll = () => flushSync(() => update.current());
    const resize = new ResizeObserver(() => update.current());
    // Density and theme are attributes of the root.
    const restyle = new MutationObserver(() => update.current());
    box.addEventListener('scroll', scroll, { passive: true });
    resize.observe(box);
    restyle.observe(document.documentElement, { attributes: true });
    return () => {
      box.removeEventListener('scroll', scroll);
      resize.disconnect();
      restyle.disconnect();
    };
  }, [wanted, scroller, update]);
  const reveal: RevealRow = (row) => {
    const box = scroller.current;
    if (!wanted || !box) return;
    scrollToRow(box, row, shown.current.rowHeight);
    update.current();
  };
  return { window: wanted ? state : null, reveal };
}

function windowOf(box: HTMLElement, count: number, known: number): RowWindow {
  const measured = box.querySelector('tr[data-key]')?.getBoundingClientRect().height ?? 0;
  const rowHeight = measured > 0 ? measured : known;
  const chunk = rowHeight * CHUNK_ROWS;
  const chunks = Math.ceil(count / CHUNK_ROWS);
  const end = Math.min(chunks, Math.ceil((box.scrollTop + box.clientHeight) / chunk) + SPARE_CHUNKS);
  // Rows that have become fewer may have left the place that was scrolled to.
  const first = Math.max(0, Math.min(Math.floor(box.scrollTop / chunk) - SPARE_CHUNKS, end - 1));
  return { first, end, rowHeight };
}

function isSame(a: RowWindow, b: RowWindow): boolean {
  return a.first === b.first && a.end === b.end && a.rowHeight === b.rowHeight;
}

function scrollToRow(box: HTMLElement, row: number, rowHeight: number) {
  const head = box.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  const top = row * rowHeight;
  const lowest = top + rowHeight + head - box.clientHeight;
  if (box.scrollTop > top) box.scrollTop = top;
  else if (box.scrollTop < lowest) box.scrollTop = lowest;
}
