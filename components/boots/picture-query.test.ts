import { expect, test } from 'vitest';
import { pictureQuery } from './picture-query';

const of = (page: string, theme: 'light' | 'dark' = 'light') =>
  pictureQuery(new URLSearchParams(page), theme);

test('a picture shows what the page shows', () => {
  expect(of('')).toBe('');
  expect(of('view=~20-3000.5&levels=2&phase=image&find=x&tz=UTC', 'dark')).toBe(
    '?fromMs=-20&toMs=3000.5&levels=2&phase=image&theme=dark',
  );
});

test('what the page would not understand either is left out', () => {
  expect(of('view=9-1&levels=0&phase=')).toBe('');
  expect(of('view=abc&levels=many')).toBe('');
});
