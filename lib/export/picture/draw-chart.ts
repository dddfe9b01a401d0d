import type { MomentFlag } from '@/lib/layout/moment-lane';
import { element, escapeMarkup } from '../markup';
import type { Palette } from './palette';
import { FRAME, type WaterfallPicture } from './waterfall-picture';

/** What lies behind the rows: moments, axis, grid, and where the boot failed. */
export function chartParts(picture: WaterfallPicture, palette: Palette): string[] {
  const { chart, axisY, rowsY, rows, layout } = picture;
  const bottom = rowsY + rows.length * FRAME.row;
  return [
    ...picture.flags.map((flag) => flagPart(flag, picture, palette)),
    element('path', {
      d: `M${FRAME.padding} ${rowsY - 0.5}h${picture.width - 2 * FRAME.padding}`,
      stroke: palette.colour('line-strong'),
    }),
    ...picture.ticks.flatMap((tick) => [
      element('path', {
        d: `M${chart.x + tick.x} ${axisY + 4}V${bottom}`,
        stroke: palette.colour('ink'),
        'stroke-opacity': 0.08,
      }),
      element(
        'text',
        {
          x: chart.x + tick.x + (tick.anchor === 'end' ? -4 : 4),
          y: axisY + 14,
          'font-size': 11,
          'text-anchor': tick.anchor === 'end' ? 'end' : undefined,
          fill: palette.colour('ink-3'),
        },
        escapeMarkup(tick.label),
      ),
    ]),
    ...(layout.failureX === null
      ? []
      : [
          element('path', {
            d: `M${chart.x + layout.failureX} ${rowsY}V${bottom}`,
            stroke: palette.colour('fail'),
            'stroke-dasharray': '3 2',
          }),
        ]),
  ];
}

function flagPart(
  { moment, x, label }: MomentFlag,
  { chart, axisY }: WaterfallPicture,
  palette: Palette,
): string {
  const at = chart.x + x;
  const lanes = Math.max(0, (axisY - FRAME.padding - FRAME.head - FRAME.ticks) / FRAME.laneHeight);
  const top = label === null ? axisY - 5 : axisY - FRAME.ticks - (lanes - label.lane) * FRAME.laneHeight;
  const tick = element('path', { d: `M${at} ${top}V${axisY}`, stroke: palette.colour('line-strong') });
  if (label === null) return tick;
  const isStart = label.anchor === 'start';
  const text = {
    x: at + (isStart ? 4 : -4),
    y: top + 11,
    'font-size': 11,
    'text-anchor': isStart ? undefined : 'end',
    fill: palette.colour('ink-2'),
  };
  return `${tick}${element('text', text, escapeMarkup(moment.label))}`;
}
