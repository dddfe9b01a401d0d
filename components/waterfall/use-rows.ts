'use client';

import { useEffect, useMemo, useState } from 'react';
import { criticalPath } from '@/lib/domain/critical-path';
import { applyRowFilter, parseRowFilter } from '@/lib/layout/row-filter';
import type { Span } from '@/lib/layout/time-axis';
import { listTreeRows, toggledToShow, type WaterfallRow } from '@/lib/layout/waterfall-rows';
import type { WaterfallSubject } from '@/lib/layout/waterfall-subject';
import type { WaterfallTree } from '@/lib/layout/waterfall-tree';
import type { WaterfallView } from './use-waterfall-view';

const NOTHING: ReadonlySet<string> = new Set();

/** The rows of a view, and what opens and folds them. */
export function useRows(
  tree: WaterfallTree,
  subject: WaterfallSubject,
  { find, depth }: WaterfallView,
  selected: string | null,
) {
  const [toggled, setToggled] = useState(NOTHING);
  const filter = useMemo(() => parseRowFilter(find, subject.lengthMs), [find, subject.lengthMs]);
  const result = useMemo(() => (filter ? applyRowFilter(tree, filter) : null), [tree, filter]);
  const kept = result?.kept ?? null;
  const rows = useMemo(() => listTreeRows(tree, { depth, toggled, kept }), [tree, depth, toggled, kept]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection opens what hides it; folding that again is the reader's choice.
  useEffect(() => {
    if (selected === null || !tree.byKey.has(selected) || rows.some(({ key }) => key === selected)) return;
    setToggled(toggledToShow(tree, selected, { depth, toggled, kept: null }));
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
    found: result && { matches: result.matches.size, of: tree.byKey.size },
  };
}

/** What of each row is on the critical path; null where it is not asked for. */
export function useCritical(
  tree: WaterfallTree,
  subject: WaterfallSubject,
  wanted: boolean,
): ((row: WaterfallRow) => readonly Span[]) | null {
  return useMemo(() => {
    if (!wanted) return null;
    const byKey = criticalSpans(tree, subject);
    return (row) =>
      row.group && !row.expanded
        ? row.group.members.flatMap(({ key }) => byKey.get(key) ?? [])
        : (byKey.get(row.key) ?? []);
  }, [tree, subject, wanted]);
}

function criticalSpans({ parents }: WaterfallTree, { phases }: WaterfallSubject): Map<string, Span[]> {
  const byKey = new Map<string, Span[]>();
  for (const { key, fromMs, toMs } of criticalPath(phases)) {
    for (let at: string | undefined = key; at !== undefined; at = parents.get(at)) {
      const spans = byKey.get(at) ?? [];
      const last = spans.at(-1);
      if (last && last.toMs >= fromMs) last.toMs = Math.max(last.toMs, toMs);
      else spans.push({ fromMs, toMs });
      byKey.set(at, spans);
    }
  }
  return byKey;
}
