'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type RowScroll, type RowWindow, rowWindowOf, scrollTopFor } from '@/lib/layout/row-window';
import { useLatest } from '../use-latest';

/** Scrolls so that a row is in sight and in the document. */
export type RevealRow = (row: number) => void;

/** What the server draws, and what stands there until the browser knows what is in sight. */
const AT_FIRST: RowWindow = { first: 0, end: 10, rowHeight: 28 };

/**
 * Which chunks of `count` rows are in sight of what scrolls, kept up with every scroll within the same frame. Null where
 * all rows are drawn.
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
    const next = rowWindowOf(scrollOf(box), count, rowHeightIn(box) ?? shown.current.rowHeight);
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
    box.scrollTop = scrollTopFor(row, scrollOf(box), shown.current.rowHeight);
    update.current();
  };
  return { window: wanted ? state : null, reveal };
}

function scrollOf(box: HTMLElement): RowScroll {
  const headHeight = box.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  return { top: box.scrollTop, height: box.clientHeight, headHeight };
}

/** Undefined where no row is drawn. */
function rowHeightIn(box: HTMLElement): number | undefined {
  return box.querySelector('tr[data-key]')?.getBoundingClientRect().height || undefined;
}

function isSame(a: RowWindow, b: RowWindow): boolean {
  return a.first === b.first && a.end === b.end && a.rowHeight === b.rowHeight;
}
