import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MiddleEllipsis } from './middle-ellipsis';

const draw = (text: string) => renderToStaticMarkup(<MiddleEllipsis text={text} />);
/** What is read aloud: everything but the parts that are for the eye only. */
const spoken = (markup: string) =>
  markup.replace(/<span aria-hidden="true"[^>]*>[^<]*<\/span>/g, '').replace(/<[^>]+>/g, '');

test.each(['web-7', '3c1b6f0e-9a52-4d0c-8a36-6f5a1c2e7d44'])('%s is read aloud in one piece', (name) => {
  expect(spoken(draw(name))).toBe(name);
});

test('the drawn parts add up to the name', () => {
  const parts = [...draw('nova-compute-cmp1').matchAll(/aria-hidden="true"[^>]*>([^<]*)</g)];
  expect(parts.map(([, part]) => part)).toEqual(['nova-comput', 'e-cmp1']);
});

test('a character of two code units is never torn apart', () => {
  expect(draw('a-long-name-\u{1f680}-prod').isWellFormed()).toBe(true);
});
