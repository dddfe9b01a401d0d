import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { compareSubjects } from '@/lib/domain/compare/compared-subject';
import { bootFixture, phaseFixture } from '@/lib/store/testing/boot-fixture';
import { renderPng } from '../picture/render-png';
import { CARD } from './card-frame';
import { renderComparisonCard } from './comparison-card';

const boot = (name: string, ...phases: Parameters<typeof phaseFixture>[0][]) => {
  const endMs = Math.max(0, ...phases.map(({ startMs, durationMs }) => startMs + durationMs));
  const end = bootFixture().startedAtMs + endMs;
  const fields = { displayName: name, endedAtMs: end, runningAtMs: end, phases: phases.map(phaseFixture) };
  return { kind: 'boot', boot: bootFixture(fields) } as const;
};

const SLOW = boot(
  'web-<7>',
  { name: 'image', startMs: 0, durationMs: 8000 },
  { name: 'launch', stage: 'launch', kind: 'wait', startMs: 8000, durationMs: 1000, open: true },
);
const QUICK = boot('b'.repeat(200), { name: 'image', startMs: 0, durationMs: 500 });
const MANY = boot(
  'many',
  ...Array.from({ length: 50 }, (_, index) => ({ name: `p${index}`, startMs: index, durationMs: 1 })),
);

test.each([
  ['another boot', SLOW, QUICK],
  ['one without phases', SLOW, boot('none')],
  ['one of many phases', MANY, SLOW],
])('the card of a comparison with %s holds all inside of it', async (_, a, b) => {
  const svg = renderComparisonCard(compareSubjects(a, b));
  expect(XMLValidator.validate(svg)).toBe(true);
  expect(svg).not.toContain('NaN');
  const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'rect' });
  for (const rect of parser.parse(svg).svg.rect as Record<string, string>[]) {
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(rect[`@_${name}`] ?? 0));
    expect(Math.min(x ?? -1, y ?? -1, width ?? -1, height ?? -1)).toBeGreaterThanOrEqual(0);
    expect((x ?? 0) + (width ?? 0)).toBeLessThanOrEqual(CARD.width);
    expect((y ?? 0) + (height ?? 0)).toBeLessThanOrEqual(CARD.height);
  }
  const png = new DataView((await renderPng(svg)).buffer);
  expect([png.getUint32(16), png.getUint32(20)]).toEqual([1200, 630]);
});

test('it says who took longer, by how much, and what made it', () => {
  const svg = renderComparisonCard(compareSubjects(SLOW, QUICK));
  for (const text of ['web-&lt;7&gt;', '>9.00 s<', '>0.50', 'A − B: +8.50', '>+7.50', '>+1.00'])
    expect(svg.replaceAll('500 ms', '0.50')).toContain(text);
});
