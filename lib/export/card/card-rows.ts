import type { Boot } from '@/lib/domain/boot';
import { type LaidOutRow, layoutWaterfall, type WaterfallLayout } from '@/lib/layout/waterfall';
import { toWaterfallSubject, type WaterfallSubject } from '@/lib/layout/waterfall-subject';
import { phasesThatFit } from '../picture/shown-phases';
import { CARD } from './card-frame';

/** The bars of a card in their places. */
export interface CardRows {
  layout: WaterfallLayout;
  rows: LaidOutRow[];
  /** Upper edge of the first row. */
  top: number;
  rowHeight: number;
  chart: { x: number; width: number };
  /** Phases that are not drawn. */
  left: number;
}

const VIEW = { folded: new Set<string>(), span: null };
const CHART = {
  x: CARD.padding + CARD.names,
  width: CARD.width - 2 * CARD.padding - CARD.names - CARD.figures,
};

/**
 * As many rows as are legible in a chat: levels of the tree while all of a level fits, else its longest phases. Time that no
 * phase covers has rows too, as long as they fit.
 * @param top upper edge of the room for them
 */
export function layoutCardRows(boot: Boot, top: number): CardRows {
  const subject = toWaterfallSubject(boot);
  const room = CARD.height - top - CARD.foot;
  const mostRows = Math.floor(room / CARD.row.min);
  const whole = drawPhases(subject, mostRows);
  // Gaps need rows too: with one level of the tree less there may be room for them.
  const drawn = whole.rows.length <= mostRows ? whole : drawPhases(subject, topLevelOf(subject, mostRows));
  const rows = drawn.rows.length <= mostRows ? drawn.rows : longestOf(drawn.rows, mostRows);
  const rowHeight = Math.min(CARD.row.max, room / Math.max(1, rows.length));
  const shown = rows.filter(({ phase }) => phase !== null).length;
  return { layout: drawn.layout, rows, top, rowHeight, chart: CHART, left: subject.phases.length - shown };
}

function drawPhases(subject: WaterfallSubject, mostPhases: number) {
  const { phases, isTopCut } = phasesThatFit(subject.phases, mostPhases);
  const layout = layoutWaterfall({ ...subject, phases }, VIEW, {
    width: CHART.width,
    minBarWidth: 3,
    tickGap: 130,
  });
  // What seems to be covered by no phase then may well be.
  return { layout, rows: isTopCut ? layout.rows.filter(({ phase }) => phase !== null) : layout.rows };
}

function topLevelOf({ phases }: WaterfallSubject, most: number): number {
  return Math.min(most, phases.filter(({ parent }) => parent === null).length);
}

/** Phases before gaps, long before short, back in their order. */
function longestOf(rows: readonly LaidOutRow[], count: number): LaidOutRow[] {
  const byWorth = rows.toSorted(
    (a, b) => Number(a.phase === null) - Number(b.phase === null) || b.durationMs - a.durationMs,
  );
  const kept = new Set(byWorth.slice(0, count));
  return rows.filter((row) => kept.has(row));
}
