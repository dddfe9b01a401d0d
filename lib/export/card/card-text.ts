import { element, escapeMarkup } from '../markup';

interface CardTextStyle {
  size: number;
  fill: string;
  weight?: 600;
  anchor?: 'end' | 'middle';
}

/** One line of text; `y` is its baseline. */
export function cardText(x: number, y: number, content: string, style: CardTextStyle): string {
  const { size, fill, weight, anchor } = style;
  const attributes = { 'font-size': size, 'font-weight': weight, fill, 'text-anchor': anchor };
  return element('text', { x, y, ...attributes }, escapeMarkup(content));
}
