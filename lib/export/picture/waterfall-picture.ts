import type { Boot } from '@/lib/domain/boot';
import { layoutMomentLane, type MomentFlag } from '@/lib/layout/moment-lane';
import { type AxisTick, timeScale } from '@/lib/layout/time-axis';
import { type LaidOutRow, layoutWaterfall, type WaterfallLayout } from '@/lib/layout/waterfall';
import { toWaterfallSubject } from '@/lib/layout/waterfall-subject';
import type { PictureOptions } from './picture-options';
import { phasesThatFit } from './shown-phases';

/** Sizes of a picture in pixels. */
export const FRAME = {
  padding: 24,
  head: 76,
  names: 0.24,
  figures: 150,
  axis: 20,
  laneHeight: 15,
  /** Ticks of moments that have no label. */
  ticks: 6,
  row: 22,
  legend: 38,
} as const;

const MOMENT_LANES = 6;
/** Rows of unaccounted time come on top of those of phases. */
const NO_FOLD: ReadonlySet<string> = new Set();

/** A boot's waterfall with every part in its place, before it is drawn. */
export interface WaterfallPicture {
  width: number;
  height: number;
  /** Left edge and width of the room for bars. */
  chart: { x: number; width: number };
  /** Upper edges of axis, rows and legend. */
  axisY: number;
  rowsY: number;
  legendY: number;
  layout: WaterfallLayout;
  rows: readonly LaidOutRow[];
  ticks: readonly AxisTick[];
  flags: readonly MomentFlag[];
  /** Phases for which there was no room. */
  left: number;
}

/** Lays out a boot's waterfall for a picture. */
export function layoutPicture(boot: Boot, options: PictureOptions): WaterfallPicture {
  const subject = toWaterfallSubject(boot);
  const { phases, left, isTopCut } = phasesThatFit(
    subject.phases,
    options.mostRows,
    options.levels ?? undefined,
  );
  const namesWidth = Math.max(150, Math.round(options.width * FRAME.names));
  const chart = {
    x: FRAME.padding + namesWidth,
    width: options.width - 2 * FRAME.padding - namesWidth - FRAME.figures,
  };
  const layout = layoutWaterfall(
    { ...subject, phases },
    { folded: NO_FOLD, span: options.span },
    { width: chart.width, minBarWidth: 2, tickGap: 90 },
  );
  const rows = layout.rows.filter(({ phase }) => phase !== null || !isTopCut);
  const x = timeScale(layout.span, chart.width);
  const inView = subject.moments.filter(({ atMs }) => atMs >= layout.span.fromMs && atMs <= layout.span.toMs);
  const flags = layoutMomentLane(inView, x, {
    width: chart.width,
    lanes: MOMENT_LANES,
    charWidth: 5.9,
    gap: 10,
  });
  const lanes = flags.reduce((most, { label }) => Math.max(most, label === null ? 0 : label.lane + 1), 0);
  const axisY = FRAME.padding + FRAME.head + lanes * FRAME.laneHeight + FRAME.ticks;
  const rowsY = axisY + FRAME.axis;
  const legendY = rowsY + rows.length * FRAME.row + (left > 0 ? FRAME.row : 0);
  return {
    width: options.width,
    height: legendY + FRAME.legend + FRAME.padding / 2,
    chart,
    axisY,
    rowsY,
    legendY,
    layout,
    rows,
    ticks: layout.ticks,
    flags,
    left,
  };
}
