import type { LabelledMoment } from './waterfall-subject';

/** The room above the bars in which moments are named. */
export interface MomentLaneBox {
  width: number;
  /** Rows of labels. */
  lanes: number;
  /** Average width of a character of a label. */
  charWidth: number;
  /** Free room behind a label. */
  gap: number;
}

/** A moment with its tick and, where there is room for it, its label. */
export interface MomentFlag {
  moment: LabelledMoment;
  x: number;
  /** Null for a moment that is not named, or for which there is no room. */
  label: { lane: number; anchor: 'start' | 'end'; left: number; right: number } | null;
}

/**
 * Places the labels of a boot's moments: inside of the box, none over another, and no tick through a label. Of moments
 * that are close together the outer one stands highest, so that the ticks of the inner ones end below its label.
 */
export function layoutMomentLane(
  moments: readonly LabelledMoment[],
  x: (ms: number) => number,
  box: MomentLaneBox,
): MomentFlag[] {
  const flags: MomentFlag[] = moments.map((moment) => ({ moment, x: x(moment.atMs), label: null }));
  const named = flags.filter(({ moment }) => moment.named).sort((a, b) => a.x - b.x);
  const overflows = (flag: MomentFlag) => flag.x + widthOf(flag, box) > box.width;
  const order = [...named.filter(overflows).reverse(), ...named.filter((flag) => !overflows(flag))];
  const placed: Placed[] = [];
  for (const flag of order) {
    const label = findRoom(flag, placed, box);
    if (!label) continue;
    flag.label = label;
    placed.push({ x: flag.x, label });
  }
  return flags;
}

type Label = NonNullable<MomentFlag['label']>;

interface Placed {
  x: number;
  label: Label;
}

function widthOf(flag: MomentFlag, box: MomentLaneBox): number {
  return flag.moment.label.length * box.charWidth + box.gap;
}

function findRoom(flag: MomentFlag, placed: readonly Placed[], box: MomentLaneBox): Label | null {
  const width = widthOf(flag, box);
  for (let lane = 0; lane < box.lanes; lane += 1) {
    for (const anchor of ['start', 'end'] as const) {
      const left = anchor === 'start' ? flag.x : flag.x - width;
      const candidate = { x: flag.x, label: { lane, anchor, left, right: left + width } };
      const inside = left >= 0 && left + width <= box.width;
      if (inside && !placed.some((other) => inEachOthersWay(candidate, other))) return candidate.label;
    }
  }
  return null;
}

function inEachOthersWay(a: Placed, b: Placed): boolean {
  const overlap =
    a.label.lane === b.label.lane && a.label.left < b.label.right && b.label.left < a.label.right;
  return overlap || crosses(a, b) || crosses(b, a);
}

/** Whether the tick of the first, which goes from its label down, runs through the label of the second. */
function crosses(tick: Placed, { label }: Placed): boolean {
  return tick.label.lane < label.lane && tick.x > label.left && tick.x < label.right;
}
