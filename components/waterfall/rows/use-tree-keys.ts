'use client';

import type { KeyboardEvent, RefObject } from 'react';
import { flushSync } from 'react-dom';
import { type RowList, rowAt, rowOfKey } from '@/lib/layout/waterfall-rows';
import type { RevealRow } from './use-row-window';

interface TreeKeys {
  /** Key of the row that Tab leads to. */
  current: string | null;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

interface TreeActions {
  /** Opens what is folded, folds what is open. */
  fold: (key: string) => void;
  select: (key: string | null) => void;
  /** Brings a row into the document; for rows that are drawn only when in sight. */
  reveal: RevealRow;
  onCurrent: (key: string) => void;
}

/** Rows that Page Up and Page Down go by. */
const PAGE_ROWS = 20;

/** Keys of a tree grid: ↑↓ Home End and pages move, → opens or goes in, ← folds or goes out, Enter and Space select, Esc drops it. */
export function useTreeKeys(
  grid: RefObject<HTMLElement | null>,
  rows: RowList,
  wanted: string | null,
  { fold, select, reveal, onCurrent }: TreeActions,
): TreeKeys {
  const last = rows.count - 1;
  const at = last < 0 ? -1 : Math.max(0, rowOfKey(rows, wanted));
  const found = at < 0 ? null : rowAt(rows, at);

  const go = (to: number) => {
    if (last < 0) return;
    const row = Math.min(last, Math.max(0, to));
    const { key } = rowAt(rows, row);
    // The row must be in the document before it can have the focus.
    flushSync(() => {
      onCurrent(key);
      reveal(row);
    });
    focusRow(grid.current, key);
  };
  const press = () => {
    // A group has no lines of its own to show: it opens.
    if (found?.group) fold(found.key);
    else select(found?.key ?? null);
  };
  const moves: Record<string, () => void> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    PageDown: () => go(at + PAGE_ROWS),
    PageUp: () => go(at - PAGE_ROWS),
    Home: () => go(0),
    End: () => go(last),
    ArrowRight: () => {
      if (found?.expanded === false) fold(found.key);
      else if (found?.expanded) go(at + 1);
    },
    ArrowLeft: () => {
      if (found?.expanded) fold(found.key);
      else if (found?.parent) go(rowOfKey(rows, found.parent));
    },
    Enter: () => press(),
    ' ': () => press(),
    Escape: () => select(null),
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    const presses = event.key === 'Enter' || event.key === ' ';
    if (presses && event.target instanceof HTMLElement && event.target.closest('a, button')) return;
    event.preventDefault();
    move();
  };
  return { current: found?.key ?? null, onKeyDown };
}

function focusRow(grid: HTMLElement | null, key: string) {
  const element = grid?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
}
