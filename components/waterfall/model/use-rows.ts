'use client';

import { useEffect, useMemo, useState } from 'react';
import { applyRowFilter, parseRowFilter } from '@/lib/layout/row-filter';
import { listKeptRows, listRows, type RowList, rowOfKey, toggledToShow } from '@/lib/layout/waterfall-rows';
import type { WaterfallTree } from '@/lib/layout/waterfall-tree';
import type { WaterfallView } from '../view/use-waterfall-view';

const NOTHING: ReadonlySet<string> = new Set();

interface Rows {
  rows: RowList;
  /** Opens what is folded, folds what is open. */
  fold: (key: string) => void;
  forgetFolds: () => void;
  /** Phases that match the search, and all there are; null without a search. */
  found: { matches: number; of: number } | null;
}

/** The rows of a view, and what opens and folds them. */
export function useRows(
  tree: WaterfallTree,
  lengthMs: number,
  { find, depth }: WaterfallView,
  selected: string | null,
): Rows {
  const [toggled, setToggled] = useState(NOTHING);
  const result = useMemo(() => {
    const filter = parseRowFilter(find, lengthMs);
    return filter && applyRowFilter(tree, filter);
  }, [tree, find, lengthMs]);
  const rows = useMemo(
    () => (result ? listKeptRows(tree, result.kept) : listRows(tree, { grouped: true, depth, toggled })),
    [tree, result, depth, toggled],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection opens what hides it; folding that again is the reader's choice.
  useEffect(() => {
    if (selected === null || tree.find(selected) === undefined || rowOfKey(rows, selected) >= 0) return;
    setToggled(toggledToShow(tree, selected, { grouped: true, depth, toggled }));
  }, [selected]);
  const fold = (key: string) => {
    const next = new Set(toggled);
    if (!next.delete(key)) next.add(key);
    setToggled(next);
  };
  return {
    rows,
    fold,
    forgetFolds: () => setToggled(NOTHING),
    found: result && { matches: result.matches, of: tree.parents.length },
  };
}
