import { criticalPath } from '@/lib/domain/critical-path';
import { ROOT } from './node-lists';
import type { Span } from './time-axis';
import type { WaterfallTree } from './waterfall-tree';

/** What of each node is on the critical path, in order; what is on it of those below a phase is on it of that phase too. */
export function criticalSpans({ phases, parents, find }: WaterfallTree): Map<number, Span[]> {
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
