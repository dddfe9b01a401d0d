import { describe, expect, test } from 'vitest';
import { INGEST_LIMITS } from '../limits';
import { type BodyItem, readJsonItems } from './json-items';
import { sniffForm } from './sniff';
import { chunkText, countLines } from './text-chunks';

test.each([
  ['[{"a":1}]', 'json'],
  ['[]', 'json'],
  ['{}', 'json'],
  ['  \n{\n "a": 1}', 'json'],
  ['\ufeff{"a":1}', 'json'],
  ['\u001e{"a":1}', 'json'],
  ['["line"]', 'json'],
  ['[1,"line",null]', 'json'],
  [' [ null ]\n', 'json'],
  ['[12, 7] GET /', 'text'],
  ['[1, 2', 'text'],
  ['{"broken', 'json'],
  ['2026-01-02 03:04:05.678 7 INFO nova [-] x', 'text'],
  ['[1,"x",null]', 'json'],
  ['[null]\n', 'json'],
  ['[    0.000000] Linux version [x]', 'text'],
  ['[    0.000000] Linux version', 'text'],
  ['[pid: 7|app: 0] GET /', 'text'],
  ['{{ template }}', 'text'],
  ['', 'text'],
])('%j is %s', (text, form) => {
  expect(sniffForm(text)).toBe(form);
});

function shapes(text: string): unknown[] {
  return [...readJsonItems(text)].map((item: BodyItem) => {
    if (item.kind === 'object') return item.value;
    return item.kind === 'text' ? item.text : item.code;
  });
}

describe('envelopes', () => {
  test.each([
    ['events', '{"events":[{"a":1},{"a":2}]}', [{ a: 1 }, { a: 2 }]],
    ['records', '{"records":[{"a":1}]}', [{ a: 1 }]],
    ['data, with other members', '{"host":"x","data":[{"a":1}]}', [{ a: 1 }]],
    [
      'kafkarest with objects',
      '{"records":[{"value":{"a":1}},{"key":null,"value":{"a":2}}]}',
      [{ a: 1 }, { a: 2 }],
    ],
    ['kafkarest with JSON in strings', '{"records":[{"value":"{\\"a\\":1}"}]}', [{ a: 1 }]],
    ['kafkarest with lines', '{"records":[{"value":"a line"}]}', ['a line']],
    ['a Kafka record alone', '{"key":null,"value":"a line"}', ['a line']],
    ['several envelopes', '{"events":[{"a":1}]}\n{"events":[{"a":2}]}', [{ a: 1 }, { a: 2 }]],
    ['an empty one', '{"events":[]}', []],
    ['strings', '["a line","{\\"a\\":1}","{not json"]', ['a line', { a: 1 }, '{not json']],
  ])('%s', (_name, text, expected) => {
    expect(shapes(text)).toEqual(expected);
  });

  test('an instance action is one item, though it has events', () => {
    const action = { action: 'create', instance_uuid: 'x', events: [{ event: 'compute__do_build' }] };
    expect(shapes(JSON.stringify(action))).toEqual([action]);
  });

  test('a record of which `value` is but one field is no envelope', () => {
    expect(shapes('{"records":[{"value":1,"name":"x"}]}')).toEqual([{ value: 1, name: 'x' }]);
  });
});

test.each([
  ['scalars and arrays', '[1,null,[2],{"a":1}]', ['not_an_item', 'not_an_item', 'not_an_item', { a: 1 }]],
  ['depth', `[${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)},{"a":1}]`, ['too_deep', { a: 1 }]],
  [
    'depth in an envelope',
    `{"events":[${'['.repeat(10_000)}${']'.repeat(10_000)},{"a":1}]}`,
    ['too_deep', { a: 1 }],
  ],
  ['depth without end', '{"a":'.repeat(10_000), ['malformed_json']],
  ['NUL and lone surrogates', '{"a\\u0000":"b\\ud800c\\u0000"}', [{ 'a\ufffd': 'b\ufffdc\ufffd' }]],
  ['a whole surrogate pair', '{"a":"\\ud83d\\ude00"}', [{ a: '😀' }]],
])('%s', (_name, text, expected) => {
  expect(shapes(text)).toEqual(expected);
});

test('`__proto__` is an ordinary key', () => {
  const [item] = [...readJsonItems('{"__proto__":{"polluted":true},"b":"\\u0000"}')];
  expect(Object.keys(item?.kind === 'object' ? item.value : {})).toEqual(['__proto__', 'b']);
  expect('polluted' in {}).toBe(false);
});

test('a document past the cap is refused', () => {
  const text = JSON.stringify({ a: 'x'.repeat(INGEST_LIMITS.documentChars) });
  expect(shapes(`${text}\n{"a":1}`)).toEqual(['too_large', { a: 1 }]);
});

describe('chunks of text', () => {
  test('are whole lines that make up the text', () => {
    const text = Array.from({ length: 50 }, (_, i) => `line ${i}\n`).join('');
    const chunks = [...chunkText(text, 40)];
    expect(chunks.map((chunk) => chunk.text).join('')).toBe(text);
    expect(chunks.every((chunk) => chunk.kind === 'lines' && chunk.text.endsWith('\n'))).toBe(true);
    for (const chunk of chunks) expect(chunk.text.startsWith(`line ${chunk.firstLine}\n`)).toBe(true);
  });
  test('a line that is too long stands alone', () => {
    const text = `a\n${'x'.repeat(100)}\nb`;
    expect([...chunkText(text, 40)].map(({ kind, firstLine }) => [kind, firstLine])).toEqual([
      ['lines', 0],
      ['too_long', 1],
      ['lines', 2],
    ]);
  });
  test.each([
    ['', 0],
    ['a', 1],
    ['a\n', 1],
    ['a\n\nb', 3],
  ])('%j has %d lines', (text, lines) => {
    expect(countLines(text)).toBe(lines);
  });
});
