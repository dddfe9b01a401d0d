'use client';

import { useEffect, useMemo, useState } from 'react';
import type { criticalSpans } from '@/lib/layout/critical-spans';
import { ROOT } from '@/lib/layout/node-lists';
import type { Span } from '@/lib/layout/time-axis';
import type { WaterfallRow } from '@/lib/layout/waterfall-rows';
import type { WaterfallTree } from '@/lib/layout/waterfall-tree';

/** Stretches of a row that are on the critical path, in order. */
export type CriticalOf = (row: WaterfallRow) => readonly Span[];

type FindSpans = typeof criticalSpans;

/** What of each row is on the critical path; null where it is not asked for, or not found yet. */
export function useCritical(tree: WaterfallTree, wanted: boolean): CriticalOf | null {
  const findSpans = useFindSpans(wanted);
  return useMemo(() => {
    if (!wanted || !findSpans) return null;
    const spans = findSpans(tree);
    const spansOf = (key: string) => spans.get(tree.find(key) ?? ROOT) ?? [];
    return ({ key, group, expanded }) =>
      group && !expanded ? group.members.flatMap((member) => spansOf(member.key)) : spansOf(key);
  }, [tree, wanted, findSpans]);
}

/** What finds the path, fetched by those who ask for it. */
function useFindSpans(wanted: boolean): FindSpans | null {
  const [findSpans, setFindSpans] = useState<FindSpans | null>(null);
  useEffect(() => {
    if (!wanted) return;
    // Without an answer nothing is marked; asked for again, it is fetched again.
    import('@/lib/layout/critical-spans').then(
      (module) => setFindSpans(() => module.criticalSpans),
      () => {},
    );
  }, [wanted]);
  return findSpans;
}
