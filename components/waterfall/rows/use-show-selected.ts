'use client';

import { type RefObject, useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useLatest } from '../use-latest';
import type { RevealRow } from './use-row-window';

/** For so long after a link was opened the chart still finds its width, and its head may grow meanwhile. */
const SETTLES_MS = 1000;

/**
 * Brings the row of what is selected (-1 where it is on none) into sight, out from under the panel of its lines: also when a link has led to it
 * and it was not in the document yet, or in a branch that is opened only now.
 */
export function useShowSelected(
  grid: RefObject<HTMLElement | null>,
  selected: string | null,
  row: number,
  reveal: RevealRow,
) {
  const latest = useLatest(() => {
    flushSync(() => reveal(row));
    grid.current?.querySelector('tr[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const isShown = row >= 0;
  useEffect(() => {
    const element = grid.current;
    if (selected === null || !isShown || !element) return;
    // Told once when it is laid out, and again with every other height.
    const observer = new ResizeObserver(() => latest.current());
    observer.observe(element);
    const timer = setTimeout(() => observer.disconnect(), SETTLES_MS);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [selected, isShown, grid, latest]);
}
