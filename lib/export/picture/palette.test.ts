import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COLOURS, STAGE_EDGES, STAGE_FILLS } from './palette';

const css = readFileSync(new URL('../../../app/tokens.css', import.meta.url), 'utf8');

function token(name: string): string[] {
  return new RegExp(`--color-${name}: light-dark\\((#\\w+), (#\\w+)\\);`).exec(css)?.slice(1) ?? [];
}

test.each([
  ...Object.entries(COLOURS),
  ...Object.entries(STAGE_FILLS).map(([stage, pair]) => [`stage-${stage}`, pair] as const),
  ...Object.entries(STAGE_EDGES).map(([stage, pair]) => [`stage-${stage}-edge`, pair] as const),
])('%s is the token of the screens', (name, pair) => {
  expect(token(name)).toEqual([...pair]);
});
