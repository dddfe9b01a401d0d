'use client';

import { type KeyboardEvent, type RefObject, useMemo } from 'react';
import type { WaterfallRow } from '@/lib/layout/waterfall-rows';

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
  reveal: (index: number) => void;
  onCurrent: (key: string) => void;
}

/** Keys of a tree grid: ↑↓ Home End move, → opens or goes in, ← folds or goes out, Enter and Space select, Esc drops it. */
export function useTreeKeys(
  grid: RefObject<HTMLElement | null>,
  rows: readonly WaterfallRow[],
  wanted: string | null,
  { fold, select, reveal, onCurrent }: TreeActions,
): TreeKeys {
  const indexOf = useMemo(() => new Map(rows.map((row, index) => [row.key, index])), [rows]);
  const index = (wanted === null ? undefined : indexOf.get(wanted)) ?? (rows.length > 0 ? 0 : -1);
  const found = rows[index] ?? null;

  const go = (row: WaterfallRow | undefined) => {
    if (!row) return;
    onCurrent(row.key);
    if (focusRow(grid.current, row.key)) return;
    reveal(indexOf.get(row.key) ?? 0);
    let tries = 10;
    const again = () => {
      if (!focusRow(grid.current, row.key) && tries-- > 0) requestAnimationFrame(again);
    };
    requestAnimationFrame(again);
  };
  const press = () => {
    // A group has no lines of its own to show: it opens.
    if (found?.group) fold(found.key);
    else select(found?.key ?? null);
  };
  const moves: Record<string, () => void> = {
    ArrowDown: () => go(rows[index + 1]),
    ArrowUp: () => go(rows[index - 1]),
    Home: () => go(rows[0]),
    End: () => go(rows.at(-1)),
    ArrowRight: () => {
      if (found?.expanded === false) fold(found.key);
      else if (found?.expanded) go(rows[index + 1]);
    },
    ArrowLeft: () => {
      if (found?.expanded) fold(found.key);
      else if (found?.parent) go(rows[indexOf.get(found.parent) ?? -1]);
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

function focusRow(grid: HTMLElement | null, key: string): boolean {
  const element = grid?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
  return element !== null && element !== undefined;
}
