import { describe, expect, it } from 'vitest';
import { readPythonLiteral } from './python-literal';

describe('readPythonLiteral', () => {
  it.each([
    [`{u'a': u'b', 'c': "it's", "d": 'x\\'y\\u00e9\\n'}`, { a: 'b', c: "it's", d: "x'yé\n" }],
    [
      "[None, True, False, null, true, -1, 2.5, 7L, (1, 2), b'z']",
      [null, true, false, null, true, -1, 2.5, 7, [1, 2], 'z'],
    ],
    ['{"server": {"networks": [], "x": {}}} and more', { server: { networks: [], x: {} } }],
    ['{1: [1, ], }', { 1: [1] }],
  ])('%s', (text, value) => {
    expect(readPythonLiteral(text)).toEqual(value);
  });

  it.each([
    '',
    "{'a': ",
    "{'a' 'b'}",
    "['a' 'b']",
    "'cut",
    '<object at 0x7f>',
    '{',
    `${'['.repeat(100)}${']'.repeat(100)}`,
  ])('gives nothing for %s', (text) => {
    expect(readPythonLiteral(text)).toBeUndefined();
  });

  it('keeps __proto__ a plain key', () => {
    const value = readPythonLiteral('{"__proto__": {"x": 1}}') as Record<string, unknown>;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(['__proto__']);
  });
});
