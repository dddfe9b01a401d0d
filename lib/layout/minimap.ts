import type { Stage } from '@/lib/domain/stage';
import type { TimeFrame } from './waterfall';
import { listRows, type RowsView } from './waterfall-rows';
import { nodeAt, type WaterfallTree } from './waterfall-tree';

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

/** Pixels from the top to the bottom of the overview: more where many phases have to share them. */
export function minimapHeight(phases: number): number {
  return phases > MANY ? 72 : 36;
}

const MANY = 400;

/** A mark is at most so high, that three phases do not look like a flag. */
const MOST_HIGH = 5;

/**
 * All phases of a boot from top to bottom in so many pixels, in the order of the tree. Where there are more phases than
 * pixel rows, marks of one stage that touch in a row become one, so that no boot needs more marks than there are pixels.
 */
export function layoutMinimap(tree: WaterfallTree, frame: TimeFrame, height: number): MinimapMark[] {
  const { count, nodes } = listRows(tree, ALL_OPEN);
  const step = Math.min(MOST_HIGH, height / Math.max(1, count));
  const high = Math.max(1, step > 2.5 ? step - 1 : step);
  const top = Math.max(0, (height - step * count) / 2);
  const marks: MinimapMark[] = [];
  const lastOf = new Map<string, MinimapMark>();
  let lastY = -1;
  for (let row = 0; row < count; row += 1) {
    const { phase, startMs, durationMs } = nodeAt(tree, nodes[row] ?? -1);
    const bar = frame.barOf({ startMs, durationMs });
    if (!bar) continue;
    const place = Math.min(height - high, top + row * step);
    const y = step < 1 ? Math.floor(place) : place;
    // Rows come from top to bottom: what is above takes no more marks.
    if (y !== lastY) lastOf.clear();
    lastY = y;
    const stage = phase?.stage ?? null;
    const wait = phase?.kind === 'wait';
    const ink = wait ? `${stage} wait` : `${stage}`;
    const last = lastOf.get(ink);
    if (last && bar.x <= last.x + last.width + 1 && bar.x >= last.x) {
      last.width = Math.max(last.width, bar.x + bar.width - last.x);
      continue;
    }
    const mark = { x: bar.x, y, width: bar.width, height: high, stage, wait };
    marks.push(mark);
    lastOf.set(ink, mark);
  }
  return marks;
}

const ALL_OPEN: RowsView = { grouped: false, depth: Number.POSITIVE_INFINITY, toggled: new Set() };
