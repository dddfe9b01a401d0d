import { readFileSync } from 'node:fs';
import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from 'culori';
import { describe, expect, it } from 'vitest';
import { STAGES } from '@/lib/domain/stage';

const tokens = readFileSync(new URL('../../app/tokens.css', import.meta.url), 'utf8');
const MODES = ['light', 'dark'] as const;
type Mode = (typeof MODES)[number];

function token(name: string, mode: Mode): string {
  const match = new RegExp(`--color-${name}: light-dark\\((#\\w+), (#\\w+)\\);`).exec(tokens);
  const value = match?.[mode === 'light' ? 1 : 2];
  if (!value) throw new Error(`no token --color-${name}`);
  return value;
}

function colourOf(hex: string): Color {
  const colour = parse(hex);
  if (!colour) throw new Error(`${hex} is not a colour`);
  return colour;
}

const difference = differenceCiede2000();
const VISIONS = {
  normal: (colour: Color) => colour,
  protan: filterDeficiencyProt(1),
  deutan: filterDeficiencyDeuter(1),
  tritan: filterDeficiencyTrit(1),
};

describe.each(MODES)('the palette in %s mode', (mode) => {
  it.each(Object.entries(VISIONS))('keeps every two stages apart in %s vision', (_, vision) => {
    for (const [i, a] of STAGES.entries())
      for (const b of STAGES.slice(i + 1)) {
        const [left, right] = [a, b].map((stage) => vision(colourOf(token(`stage-${stage}`, mode))));
        const delta = difference(left ?? '', right ?? '');
        expect(delta, `${a} and ${b}`).toBeGreaterThanOrEqual(15);
      }
  });

  it('edges every bar with at least 3:1 on every ground that bars are drawn on', () => {
    for (const stage of STAGES)
      for (const ground of ['ground', 'raised', 'selected', 'hover'])
        expect(
          wcagContrast(token(`stage-${stage}-edge`, mode), token(ground, mode)),
          `${stage} on ${ground}`,
        ).toBeGreaterThanOrEqual(3);
  });

  it('gives all text at least 4.5:1 on every ground', () => {
    for (const ink of ['ink', 'ink-2', 'ink-3', 'fail', 'warn', 'alive', 'cold', 'warm', 'faster', 'slower'])
      for (const ground of ['ground', 'raised', 'sunken', 'hover', 'selected'])
        expect(
          wcagContrast(token(ink, mode), token(ground, mode)),
          `${ink} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5);
  });

  it('shows focus with at least 3:1', () => {
    for (const ground of ['ground', 'raised', 'sunken', 'hover', 'selected'])
      expect(wcagContrast(token('focus', mode), token(ground, mode))).toBeGreaterThanOrEqual(3);
  });
});
