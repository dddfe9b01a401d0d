'use client';

import { type RefObject, useLayoutEffect } from 'react';

/**
 * Keeps the focus on its row where elements are handed from row to row: it moves along with the row, and while the row is
 * not in the document the grid holds it, so that the keys go on from there.
 */
export function useHeldFocus(grid: RefObject<HTMLElement | null>, current: string | null, wanted: boolean) {
  // Whatever was drawn anew may have given the focused element to another row.
  useLayoutEffect(() => {
    const held = document.activeElement;
    const table = grid.current;
    if (!wanted || current === null || !table || !(held instanceof HTMLElement)) return;
    const row = held.closest<HTMLElement>('tr[data-key]');
    if (held !== table && !(row && table.contains(row))) return;
    if (row?.dataset.key === current) return;
    const place = table.querySelector<HTMLElement>(`[data-key="${CSS.escape(current)}"]`) ?? table;
    if (place !== held) place.focus({ preventScroll: true });
  });
}
