import type { Stage } from '@/lib/domain/stage';
import type { TimeFrame } from './waterfall';
import type { WaterfallTree } from './waterfall-tree';

/** A mark in the overview, in pixels. */
export interface MinimapMark {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Null for unaccounted time. */
  stage: Stage | null;
  wait: boolean;
}

/** A mark is at most so high, that three phases do not look like a flag. */
const MOST_HIGH = 5;

/**
 * All phases of a boot from top to bottom in so many pixels, in the order of the tree. Where there are more phases than
 * pixel rows, marks of one stage that touch in a row become one, so that no boot needs more marks than there are pixels.
 */
export function layoutMinimap(tree: WaterfallTree, frame: TimeFrame, height: number): MinimapMark[] {
  const order = preorder(tree);
  const step = Math.min(MOST_HIGH, height / Math.max(1, order.length));
  const high = Math.max(1, step > 2.5 ? step - 1 : step);
  const top = Math.max(0, (height - step * order.length) / 2);
  const marks: MinimapMark[] = [];
  const lastOf = new Map<string, MinimapMark>();
  for (const [index, { phase, startMs, durationMs }] of order.entries()) {
    const bar = frame.barOf({ startMs, durationMs });
    if (!bar) continue;
    const y = Math.min(height - high, top + index * step);
    const stage = phase?.stage ?? null;
    const wait = phase?.kind === 'wait';
    const mark = { x: bar.x, y: step < 1 ? Math.floor(y) : y, width: bar.width, height: high, stage, wait };
    const row = `${stage} ${wait} ${mark.y}`;
    const last = lastOf.get(row);
    if (step < 1 && last && mark.x <= last.x + last.width + 1 && mark.x >= last.x) {
      last.width = Math.max(last.width, mark.x + mark.width - last.x);
      continue;
    }
    marks.push(mark);
    lastOf.set(row, mark);
  }
  return marks;
}

function preorder(tree: WaterfallTree) {
  const order = [];
  const left = tree.roots.toReversed();
  for (let node = left.pop(); node; node = left.pop()) {
    order.push(node);
    for (let n = node.children.length - 1; n >= 0; n -= 1) {
      const child = node.children[n];
      if (child) left.push(child);
    }
  }
  return order;
}
