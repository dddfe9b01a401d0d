'use client';

import { useMemo } from 'react';
import { criticalPath } from '@/lib/domain/critical-path';
import { ROOT } from '@/lib/layout/node-lists';
import type { Span } from '@/lib/layout/time-axis';
import type { WaterfallRow } from '@/lib/layout/waterfall-rows';
import type { WaterfallTree } from '@/lib/layout/waterfall-tree';

/** Stretches of a row that are on the critical path, in order. */
export type CriticalOf = (row: WaterfallRow) => readonly Span[];

/** What of each row is on the critical path; null where it is not asked for. */
export function useCritical(tree: WaterfallTree, wanted: boolean): CriticalOf | null {
  return useMemo(() => {
    if (!wanted) return null;
    const spans = criticalSpans(tree);
    const spansOf = (key: string) => spans.get(tree.find(key) ?? ROOT) ?? [];
    return ({ key, group, expanded }) =>
      group && !expanded ? group.members.flatMap((member) => spansOf(member.key)) : spansOf(key);
  }, [tree, wanted]);
}

/** The path by phase, what is on it of those below a phase being on it of that phase too. */
function criticalSpans({ phases, parents, find }: WaterfallTree): Map<number, Span[]> {
  const byNode = new Map<number, Span[]>();
  for (const { key, fromMs, toMs } of criticalPath(phases)) {
    for (let at = find(key) ?? ROOT; at !== ROOT; at = parents[at] ?? ROOT) {
      const spans = byNode.get(at) ?? [];
      const last = spans.at(-1);
      if (last && last.toMs >= fromMs) last.toMs = Math.max(last.toMs, toMs);
      else spans.push({ fromMs, toMs });
      byNode.set(at, spans);
    }
  }
  return byNode;
}
