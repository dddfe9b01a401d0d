import type { PhaseKind, Stage } from '@/lib/domain/stage';
import { element } from '../markup';
import type { Palette } from './palette';
import { waitFill } from './wait-pattern';

/** A bar in its place. */
export interface PlacedBar {
  x: number;
  y: number;
  width: number;
  height: number;
  stage: Stage;
  kind: PhaseKind;
  open: boolean;
}

const TORN_STEPS = 4;
const TORN_PX = 16;

/** A bar: solid for work, hatched for wait, fading out at the right where its end was not seen. */
export function barMarkup(bar: PlacedBar, palette: Palette): string {
  const { x, y, width, height, stage, kind, open } = bar;
  const fill = kind === 'wait' ? waitFill(stage) : palette.fill(stage);
  const edge = palette.edge(stage);
  const body = element('rect', { x, y, width, height, fill });
  const inset = Math.min(0.5, width / 2);
  const outline = element('rect', {
    x: x + inset,
    y: y + 0.5,
    width: Math.max(0, width - 2 * inset),
    height: height - 1,
    fill: 'none',
    stroke: edge,
  });
  return open ? `${body}${outline}${tornEdge(bar, palette)}` : `${body}${outline}`;
}

function tornEdge({ x, y, width, height }: PlacedBar, palette: Palette): string {
  const torn = Math.min(TORN_PX, width);
  const step = torn / TORN_STEPS;
  return Array.from({ length: TORN_STEPS }, (_, index) =>
    element('rect', {
      x: x + width - torn + index * step,
      y,
      width: step,
      height,
      fill: palette.colour('ground'),
      'fill-opacity': (index + 1) / (TORN_STEPS + 1),
    }),
  ).join('');
}
