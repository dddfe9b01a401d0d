import { type Span, timeScale } from './time-axis';

/** Something else that happened in the meantime, milliseconds relative to the boot's start. */
export interface Meanwhile {
  key: string;
  startMs: number;
  endMs: number;
}

export interface LaneBar<Item extends Meanwhile> {
  item: Item;
  lane: number;
  x: number;
  width: number;
}

export interface OverlapLanes<Item extends Meanwhile> {
  bars: LaneBar<Item>[];
  lanes: number;
  /** Items for which there was no lane. */
  left: number;
}

/**
 * Packs what overlaps the span into as few lanes as its order of start allows, at most `maxLanes`; bars of a lane do not
 * touch. What lies outside of the span is left out, what reaches beyond it is cut. `x` is the place of a moment, by default on a linear axis.
 */
export function layoutOverlapLanes<Item extends Meanwhile>(
  items: readonly Item[],
  span: Span,
  box: { width: number; minBarWidth: number; maxLanes: number },
  x: (ms: number) => number = timeScale(span, box.width),
): OverlapLanes<Item> {
  const ends: number[] = [];
  const bars: LaneBar<Item>[] = [];
  let left = 0;
  const inside = items.filter(({ startMs, endMs }) => endMs >= span.fromMs && startMs <= span.toMs);
  for (const item of inside.toSorted((a, b) => a.startMs - b.startMs)) {
    const width = Math.max(box.minBarWidth, x(item.endMs) - x(item.startMs));
    const start = Math.max(0, Math.min(x(item.startMs), box.width - width));
    const free = ends.findIndex((end) => end < start);
    const lane = free < 0 ? ends.length : free;
    if (lane >= box.maxLanes) {
      left += 1;
      continue;
    }
    ends[lane] = start + width + 1;
    bars.push({ item, lane, x: start, width });
  }
  return { bars, lanes: ends.length, left };
}
