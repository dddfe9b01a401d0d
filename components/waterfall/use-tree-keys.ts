'use client';

import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { WaterfallRow } from '@/lib/layout/waterfall-rows';

interface TreeKeys {
  /** Key of the row that Tab leads to. */
  current: string | null;
  setCurrent: (key: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

interface TreeActions {
  fold: (key: string, folded: boolean) => void;
  select: (key: string | null) => void;
}

/** Keys of a tree grid: ↑↓ Home End move, → opens or goes in, ← folds or goes out, Enter and Space select, Esc drops it. */
export function useTreeKeys(
  grid: RefObject<HTMLElement | null>,
  rows: readonly WaterfallRow[],
  start: string | null,
  { fold, select }: TreeActions,
): TreeKeys {
  const [wanted, setCurrent] = useState(start);
  const found = rows.find((row) => row.key === wanted) ?? rows[0] ?? null;
  const index = found ? rows.indexOf(found) : -1;

  const go = (row: WaterfallRow | undefined) => {
    if (!row) return;
    setCurrent(row.key);
    const element = grid.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(row.key)}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  };
  const moves: Record<string, () => void> = {
    ArrowDown: () => go(rows[index + 1]),
    ArrowUp: () => go(rows[index - 1]),
    Home: () => go(rows[0]),
    End: () => go(rows.at(-1)),
    ArrowRight: () => {
      if (found?.expanded === false) fold(found.key, false);
      else if (found?.expanded) go(rows[index + 1]);
    },
    ArrowLeft: () => {
      if (found?.expanded) fold(found.key, true);
      else if (found?.parent) go(rows.find((row) => row.key === found.parent));
    },
    Enter: () => select(found?.key ?? null),
    ' ': () => select(found?.key ?? null),
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
  return { current: found?.key ?? null, setCurrent, onKeyDown };
}
