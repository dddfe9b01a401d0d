import { expect, test } from 'vitest';
import type { LabelledPhase } from '@/lib/layout/waterfall-subject';
import { barsOfLines } from './bars-of-lines';

const phase = (key: string, ...evidence: string[]) =>
  ({ key, label: key, evidence }) as unknown as LabelledPhase;

test('a line leads to the bars that it proves, but the selected one', () => {
  const phases = [phase('image', 'a', 'b', 'a'), phase('fetch', 'b'), phase('launch', 'c')];
  const bars = barsOfLines({ phases }, ['a', 'b', 'x'], 'fetch');
  expect([...bars].map(([line, of]) => [line, of.map(({ key }) => key)])).toEqual([
    ['a', ['image']],
    ['b', ['image']],
    ['x', []],
  ]);
});
