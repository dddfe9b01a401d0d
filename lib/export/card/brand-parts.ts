import { element } from '../markup';
import type { Palette } from '../picture/palette';
import { fitMiddle } from '../picture/text-metrics';
import { CARD } from './card-frame';
import { cardText } from './card-text';

/** The mark: three bars that fall like phases. */
const MARK = [
  [0, 0, 12, 'queue'],
  [8, 9, 15, 'image'],
  [20, 18, 8, 'launch'],
] as const;

const WIDTH = CARD.width - 2 * CARD.padding;

/** The first line of a card: the name of this program, and at the right what the card is of. */
export function brandParts(where: readonly string[], palette: Palette): string[] {
  return [
    ...MARK.map(([x, y, width, stage]) =>
      element('rect', {
        x: CARD.padding + x,
        y: CARD.brandY - 20 + y,
        width,
        height: 5,
        fill: palette.fill(stage),
      }),
    ),
    cardText(CARD.padding + 42, CARD.brandY, 'Bootfall', {
      size: 22,
      weight: 600,
      fill: palette.colour('ink-2'),
    }),
    cardText(CARD.width - CARD.padding, CARD.brandY, fitMiddle(where.join('  ·  '), WIDTH * 0.75, 22), {
      size: 22,
      fill: palette.colour('ink-3'),
      anchor: 'end',
    }),
  ];
}
