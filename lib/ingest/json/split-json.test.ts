import { describe, expect, test } from 'vitest';
import { startCpuTime } from '@/scripts/testing/cpu-time';
import { type JsonPiece, splitJson } from './split-json';

function values(text: string): unknown[] {
  return [...splitJson(text)].map((piece) => (piece.kind === 'value' ? piece.value : `${piece.kind}`));
}

test.each([
  ['an array', '[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
  [
    'a pretty-printed array',
    JSON.stringify([{ a: { b: [1] } }, { a: '}' }], null, 2),
    [{ a: { b: [1] } }, { a: '}' }],
  ],
  ['newline-delimited', '{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
  ['newline-delimited with CR and blank lines', '{"a":1}\r\n\r\n{"a":2}\r\n', [{ a: 1 }, { a: 2 }]],
  ['concatenated without separators', '{"a":1}{"a":"{"}{"a":"\\"}"}', [{ a: 1 }, { a: '{' }, { a: '"}' }]],
  ['concatenated with commas', '{"a":1},{"a":2},', [{ a: 1 }, { a: 2 }]],
  ['record separators', '\u001e{"a":1}\n\u001e{"a":2}\n', [{ a: 1 }, { a: 2 }]],
  ['one object', '{"a":1}', [{ a: 1 }]],
  ['one pretty-printed object', '{\n  "a": 1,\n  "b": {\n    "c": 2\n  }\n}\n', [{ a: 1, b: { c: 2 } }]],
  ['several arrays', '[{"a":1}]\n[{"a":2}]', [{ a: 1 }, { a: 2 }]],
  ['an array of strings', '["line one","line two"]', ['line one', 'line two']],
  ['scalars among objects', '[1, null, {"a":1}, true]', [1, null, { a: 1 }, true]],
  ['an array in an array', '[[1,2],{"a":1}]', [[1, 2], { a: 1 }]],
  ['nothing', ' \n', []],
  ['an empty array', '[]', []],
  ['escaped quotes and backslashes', '{"a":"\\\\"}{"b":"\\\\\\""}', [{ a: '\\' }, { b: '\\"' }]],
  ['an envelope', '{"events":[{"a":1},{"a":2}]}', [{ a: 1 }, { a: 2 }]],
  [
    'envelopes, pretty-printed, with members behind',
    '{\n "data" : [\n {"a":1}\n ],\n "x": {"y": ["]"]}\n}\n{"records":[]}{"b":1}',
    [{ a: 1 }, { b: 1 }],
  ],
  ['an envelope behind other members is one value', '{"x":1,"data":[{"a":1}]}', [{ x: 1, data: [{ a: 1 }] }]],
  ['plain text between', '{"a":1}\nplain\n{"a":2}', [{ a: 1 }, 'text', { a: 2 }]],
])('%s', (_name, text, expected) => {
  expect(values(text)).toEqual(expected);
});

test('text between values is handed on whole and unchanged', () => {
  const pieces = [...splitJson('{"a":1}\n  File "x"\n    {nested}\n\n[x]\n{"a":2}\nlast')];
  expect(pieces.map(({ raw }) => raw)).toEqual([
    '{"a":1}',
    '  File "x"\n    {nested}\n\n[x]\n',
    '{"a":2}',
    'last',
  ]);
});

describe('a broken value costs only itself', () => {
  test.each([
    ['a bad token', '{"a":1}\n{"a": bad}\n{"a":3}', [{ a: 1 }, 'broken', { a: 3 }]],
    ['a line cut within a string', '{"a":1}\n{"a":"cut\n{"a":3}', [{ a: 1 }, 'broken', { a: 3 }]],
    [
      'a line cut between members',
      '{"a":1}\n{"a":{"b":2},\n{"a":3}\n{"a":4}',
      [{ a: 1 }, 'broken', { a: 3 }, { a: 4 }],
    ],
    ['the end cut off', '[{"a":1},{"a":2},{"a":', [{ a: 1 }, { a: 2 }, 'broken']],
    ['one of a one-line array', '[{"a":1},{"a":"x},{"a":3}]', [{ a: 1 }, 'broken', { a: 3 }]],
    ['one of several concatenated', '{"a":1}{"a" 2}{"a":3}', [{ a: 1 }, 'broken', { a: 3 }]],
    [
      'one of a pretty-printed array',
      '[\n  {\n    "a": 1\n  },\n  {\n    "a": ,\n    "b": {\n      "c": 1\n    }\n  },\n  {\n    "a": 3\n  }\n]',
      [{ a: 1 }, 'broken', { a: 3 }],
    ],
    ['closing brackets too many', '{"a":1}}\n{"a":2}', [{ a: 1 }, 'broken', { a: 2 }]],
    ['nothing but an opening', '{', ['broken']],
    [
      'one in an envelope',
      '{"events":[{"a":1},{"a": bad},{"a":3}]}\n{"a":4}',
      [{ a: 1 }, 'broken', { a: 3 }, { a: 4 }],
    ],
    ['an envelope that is cut off', '{"events":[{"a":1},{"a":2', [{ a: 1 }, 'broken']],
    ['NaN', '[{"a":NaN},NaN,{"a":1}]', ['broken', 'broken', { a: 1 }]],
  ])('%s', (_name, text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test('the reason is told', () => {
    const [broken] = [...splitJson('{"a": bad}')] as Extract<JsonPiece, { kind: 'broken' }>[];
    expect(broken?.reason).toMatch(/Unexpected token/);
    expect(broken?.raw).toBe('{"a": bad}');
  });
});

test('100 000 levels do not exhaust the stack', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  expect([...splitJson(`{"a":${deep}}\n{"b":1}`)].map((piece) => piece.kind)).toEqual(['value', 'value']);
});

describe('hostile bodies cost little time', () => {
  test.each([
    ['unbalanced on one line', '{"a":[}'.repeat(300_000)],
    ['unbalanced lines', '{"a":[}\n'.repeat(300_000)],
    ['openings', '{"a":'.repeat(300_000)],
    ['quotes', '"'.repeat(1_000_001)],
    ['opening braces on lines', '{\n'.repeat(500_000)],
    ['envelopes', '{"data":['.repeat(300_000)],
    ['envelopes that do not close', '{"data":[]\n'.repeat(300_000)],
    ['envelopes on one line that do not close', '{"data":[]'.repeat(300_000)],
    ['closed envelopes', '{"data":[],"x":['.repeat(200_000)],
    ['commas', ','.repeat(2_000_000)],
  ])('%s', (_name, text) => {
    const cpuMs = startCpuTime();
    let pieces = 0;
    for (const _ of splitJson(text)) pieces++;
    expect(cpuMs()).toBeLessThan(3000);
    expect(pieces).toBeLessThanOrEqual(500_001);
  });

  test('cut lines leave the whole ones readable, however many', () => {
    const text = '{"log":"x","a":{"b":1\n{"ok":1}\n'.repeat(20_000);
    expect(values(text).filter((value) => typeof value === 'object')).toHaveLength(20_000);
  });
});
