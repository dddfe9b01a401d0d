import { expect, test } from 'vitest';
import { readTrace } from '@/lib/formats/spans/read-trace';
import { tellLongTrace } from './long-trace';

test('a long trace holds as many spans as were asked for, nested, and is the same each time', () => {
  const startedAtMs = Date.UTC(2026, 0, 1);
  const text = tellLongTrace(500, startedAtMs);
  expect(tellLongTrace(500, startedAtMs)).toBe(text);
  const { spans, problems } = readTrace(text) ?? { spans: [], problems: [] };
  expect(problems).toEqual([]);
  expect(spans).toHaveLength(500);
  expect(spans.filter(({ parentId }) => parentId === null)).toHaveLength(7);
  expect(new Set(spans.map(({ stage }) => stage)).size).toBe(7);
  expect(Math.min(...spans.map(({ startUs }) => startUs))).toBe(startedAtMs * 1000);
});
