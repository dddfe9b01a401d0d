import { type DurationUnit, formatDuration } from '@/lib/layout/duration';
import type { LaidOutRow } from '@/lib/layout/waterfall';
import { element } from '../markup';
import { barMarkup } from '../picture/draw-bar';
import type { Palette } from '../picture/palette';
import { fitMiddle } from '../picture/text-metrics';
import { CARD } from './card-frame';
import type { CardRows } from './card-rows';
import { cardText } from './card-text';

const INDENT = 20;
const FONT_SIZE = 21;

/** What of a row depends on where it stands. */
interface PlacedRow {
  row: LaidOutRow;
  index: number;
  /** What the boot's clock can tell apart, milliseconds. */
  resolutionMs: number;
  /** The unit of all durations. */
  unit: DurationUnit;
}

/** A row of the card: name, bar, duration. */
export function cardRowParts(placed: PlacedRow, rows: CardRows, palette: Palette): string[] {
  const { row, index, resolutionMs, unit } = placed;
  const y = rows.top + index * rows.rowHeight;
  const baseline = y + rows.rowHeight / 2 + FONT_SIZE * 0.36;
  const x = CARD.padding + (row.level - 1) * INDENT;
  const name = fitMiddle(row.label, CARD.padding + CARD.names - 16 - x, FONT_SIZE);
  const fill = palette.colour(row.phase === null || row.level > 1 ? 'ink-2' : 'ink');
  const duration = formatDuration(row.durationMs, { resolutionMs, unit });
  const right = CARD.width - CARD.padding;
  return [
    element('path', { d: `M${CARD.padding} ${y}H${right}`, stroke: palette.colour('line') }),
    cardText(x, baseline, name, { size: FONT_SIZE, fill }),
    barPart(row, y, rows, palette),
    cardText(right, baseline, duration, { size: FONT_SIZE, fill, anchor: 'end' }),
  ];
}

function barPart(row: LaidOutRow, y: number, { chart, rowHeight }: CardRows, palette: Palette): string {
  if (row.bar === null) return '';
  const height = Math.min(CARD.mostBar, rowHeight * 0.62) * (row.level > 1 ? 0.74 : 1);
  const place = { x: chart.x + row.bar.x, y: y + (rowHeight - height) / 2, width: row.bar.width, height };
  if (row.phase === null) {
    const edge = { stroke: palette.colour('ink-3'), 'stroke-width': 1.5, 'stroke-dasharray': '2 3' };
    return element('rect', { ...place, fill: 'none', ...edge });
  }
  const { stage, kind, open } = row.phase;
  return barMarkup({ ...place, stage, kind, open }, palette);
}
