import type { Boot } from '@/lib/domain/boot';
import { formatDuration } from '@/lib/layout/duration';
import { formatShare } from '@/lib/layout/quantity';
import type { LaidOutRow } from '@/lib/layout/waterfall';
import { element, escapeMarkup } from '../markup';
import { barMarkup } from './draw-bar';
import type { Palette } from './palette';
import type { PictureOptions } from './picture-options';
import { approximateWidth, fitMiddle } from './text-metrics';
import { FRAME, type WaterfallPicture } from './waterfall-picture';

/** A row with all that its drawing depends on. */
export interface RowContext {
  row: LaidOutRow;
  index: number;
  boot: Boot;
  picture: WaterfallPicture;
  palette: Palette;
  options: PictureOptions;
}

const INDENT = 14;

/** A row: name in the tree, bar, duration and part of the whole. */
export function rowParts(context: RowContext): string[] {
  const { row, index, picture, palette, options } = context;
  const y = picture.rowsY + index * FRAME.row;
  const isSelected = row.phase !== null && row.key === options.selected;
  const width = picture.width - 2 * FRAME.padding;
  return [
    ...(isSelected
      ? [element('rect', { x: FRAME.padding, y, width, height: FRAME.row, fill: palette.colour('selected') })]
      : []),
    element('path', {
      d: `M${FRAME.padding} ${y + FRAME.row - 0.5}h${width}`,
      stroke: palette.colour('line'),
    }),
    namePart(context, y),
    barPart(context, y),
    ...figureParts(context, y),
  ];
}

function namePart({ row, picture, palette }: RowContext, y: number): string {
  const x = FRAME.padding + (row.level - 1) * INDENT;
  const words = wordsOf(row);
  const wordsWidth = words === '' ? 0 : approximateWidth(words, 11) + 8;
  const room = Math.max(20, picture.chart.x - x - 10 - wordsWidth);
  const name = fitMiddle(row.label, room, 13);
  const tail =
    words === ''
      ? ''
      : element('tspan', { dx: 6, 'font-size': 11, fill: palette.colour('ink-3') }, escapeMarkup(words));
  const style =
    row.phase === null
      ? { fill: palette.colour('ink-2'), 'font-style': 'italic' }
      : { fill: palette.colour('ink') };
  return element('text', { x, y: y + 15, ...style }, `${escapeMarkup(name)}${tail}`);
}

function wordsOf({ phase }: LaidOutRow): string {
  if (phase === null) return '';
  const words = [phase.kind === 'wait' && 'wait', phase.concurrent && 'beside', phase.open && 'open'];
  return words.filter((word) => word !== false).join(' · ');
}

function barPart({ row, picture, palette }: RowContext, y: number): string {
  if (row.bar === null) return '';
  const inset = row.level > 1 ? 6 : 4.5;
  const place = {
    x: picture.chart.x + row.bar.x,
    y: y + inset,
    width: row.bar.width,
    height: FRAME.row - 2 * inset,
  };
  if (row.phase === null) {
    const edge = { fill: 'none', stroke: palette.colour('ink-3'), 'stroke-dasharray': '1.5 2' };
    return element('rect', { ...place, ...edge });
  }
  const { stage, kind, open } = row.phase;
  return barMarkup({ ...place, stage, kind, open }, palette);
}

function figureParts({ row, boot, picture, palette }: RowContext, y: number): string[] {
  const right = picture.width - FRAME.padding;
  const lengthMs = boot.endedAtMs - boot.startedAtMs;
  const figure = (x: number, text: string, colour: string) =>
    element('text', { x, y: y + 15, 'text-anchor': 'end', fill: colour }, escapeMarkup(text));
  const duration = formatDuration(row.durationMs, { resolutionMs: boot.clock.resolutionMs });
  return [
    figure(right - 58, duration, palette.colour(row.level > 1 ? 'ink-2' : 'ink')),
    ...(lengthMs > 0 ? [figure(right, formatShare(row.durationMs / lengthMs), palette.colour('ink-3'))] : []),
  ];
}
