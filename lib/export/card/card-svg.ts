import type { Boot } from '@/lib/domain/boot';
import { columnUnit } from '@/lib/layout/duration';
import { formatCountOf } from '@/lib/layout/quantity';
import { element } from '../markup';
import { type Palette, paletteOf } from '../picture/palette';
import { waitPatterns } from '../picture/wait-pattern';
import { CARD } from './card-frame';
import { factLines, headParts } from './card-head';
import { cardRowParts } from './card-row';
import { type CardRows, layoutCardRows } from './card-rows';
import { cardText } from './card-text';

/** The picture that a chat shows beside a link to a boot: its name, its figures, what booted, and its waterfall. */
export function renderCardSvg(boot: Boot): string {
  const palette = paletteOf('light');
  const lines = Math.max(1, factLines(boot).length);
  const rows = layoutCardRows(boot, CARD.factsY + (lines - 1) * CARD.line + CARD.gap);
  const { resolutionMs } = boot.clock;
  const unit = columnUnit(rows.rows.map(({ durationMs }) => durationMs));
  const parts = [
    element('defs', {}, waitPatterns(palette)),
    element('rect', { width: CARD.width, height: CARD.height, fill: palette.colour('ground') }),
    ...headParts(boot, palette),
    ...axisParts(rows, palette),
    ...rows.rows.flatMap((row, index) => cardRowParts({ row, index, resolutionMs, unit }, rows, palette)),
    failurePart(rows, palette),
    footPart(rows, palette),
  ];
  const frame = { width: CARD.width, height: CARD.height, 'font-family': 'Inter', 'xml:space': 'preserve' };
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...frame }, parts.join('\n'));
}

function bottomOf({ top, rows, rowHeight }: CardRows): number {
  return top + rows.length * rowHeight;
}

function axisParts(rows: CardRows, palette: Palette): string[] {
  if (rows.rows.length === 0) return [];
  const bottom = bottomOf(rows);
  return [
    element('path', {
      d: `M${CARD.padding} ${bottom}H${CARD.width - CARD.padding}`,
      stroke: palette.colour('line-strong'),
    }),
    ...rows.layout.ticks.flatMap(({ x, label, anchor }) => {
      const at = rows.chart.x + x;
      return [
        element('path', {
          d: `M${at} ${rows.top}V${bottom + 6}`,
          stroke: palette.colour('ink'),
          'stroke-opacity': 0.1,
        }),
        cardText(at, bottom + 26, label, {
          size: 18,
          fill: palette.colour('ink-3'),
          anchor: anchor === 'end' ? 'end' : undefined,
        }),
      ];
    }),
  ];
}

function failurePart(rows: CardRows, palette: Palette): string {
  const { layout, chart, top } = rows;
  if (layout.failureX === null) return '';
  const x = chart.x + layout.failureX;
  const bottom = bottomOf(rows);
  const fill = palette.colour('fail');
  const line = { stroke: fill, 'stroke-width': 2, 'stroke-dasharray': '5 4' };
  return `${element('path', { d: `M${x} ${top}V${bottom}`, ...line })}${element('path', { d: `M${x - 9} ${bottom + 8}h18l-9 -16z`, fill })}`;
}

function footPart(rows: CardRows, palette: Palette): string {
  const fill = palette.colour('ink-3');
  if (rows.rows.length === 0)
    return cardText(CARD.padding, rows.top + 40, 'No phase is in the evidence.', { size: 22, fill });
  if (rows.left === 0) return '';
  const words = `${formatCountOf(rows.left, 'more phase')} not drawn`;
  return cardText(CARD.padding, bottomOf(rows) + 26, words, { size: 18, fill });
}
