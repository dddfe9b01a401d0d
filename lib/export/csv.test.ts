import { expect, test } from 'vitest';
import { renderTable } from './csv';

test('figures to a thousandth, small ones with their first digits, nothing for what is not known', () => {
  const text = renderTable({
    columns: ['name', 'figure'],
    rows: [
      ['ms', 1234.56789],
      ['probability', 0.00000123456],
      ['negative', -0.0456789],
      ['zero', 0],
      ['unknown', null],
      ['missing', undefined],
      ['told', true],
    ],
  });
  expect(text.trimEnd().split('\r\n')).toEqual([
    'name,figure',
    'ms,1234.568',
    'probability,0.00000123',
    'negative,-0.0457',
    'zero,0',
    'unknown,',
    'missing,',
    'told,true',
  ]);
});

test('names cannot break out of their cell, nor run as a formula', () => {
  const [, row] = renderTable({ columns: ['a', 'b'], rows: [['x,"y"\n', '=1+1']] }).split(/\r\n/);
  expect(row).toBe('"x,""y""\n",\'=1+1');
});
