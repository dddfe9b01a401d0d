import { describe, expect, test } from 'vitest';
import type { Boot } from '@/lib/domain/boot';
import { bootFixture, phaseFixture } from '@/lib/store/testing/boot-fixture';
import { detailFixture, TOOK_LINE } from '@/lib/store/testing/detail-fixture';
import { renderBootText, TEXT_DEFAULTS, type TextOptions } from './boot-text';
import { textWidth } from './fit-text';

const text = (fields: Partial<Boot> = {}, options: Partial<TextOptions> = {}) =>
  renderBootText(detailFixture(fields), { ...TEXT_DEFAULTS, ...options });
const drawing = (fields: Partial<Boot> = {}, options: Partial<TextOptions> = {}) =>
  text(fields, options).split('\n\n')[1]?.split('\n') ?? [];
const isShort = (line: string, width: number) => textWidth(line) <= width;

describe('columns', () => {
  test('nest: phases within the boot, parts within their phase, what runs beside in a column of its own', () => {
    expect(drawing().filter((line) => !line.startsWith(' '))).toEqual([
      '0.000s: ▲ boot 6.500s (100%)'.replace('6.500s', '6.500 s'),
      '0.000s: │ ▲ API 0.050 s (0.8%)',
      '0.050s: │ ▼',
      '0.050s: │ ▲ image and disk 3.950 s (60.8%)',
      '0.100s: │ │ ▲ network allocation 4.900 s (75.4%)',
      '0.500s: │ │ │ ▲ image fetch 3.000 s (46.2%)',
      '3.500s: │ │ │ ▼',
      '4.000s: │ ▼ │',
      '5.000s: │   ▼',
      '5.000s: │ ▲ VIF plug wait 1.500 s (23.1%)',
      '6.500s: ▼ ▼',
    ]);
  });
  test('show a wait as another line than work', () => {
    const lines = drawing();
    expect(lines.at(-2)).toMatch(/^ +│ ┊$/);
  });
  test('name what no phase covers', () => {
    const phases = [phaseFixture({ name: 'image', startMs: 0, durationMs: 4000 })];
    expect(drawing({ phases }).join('\n')).toContain('│ unaccounted 2.500 s (38.5%)');
  });
  test('show phases without length, without end, and before the start', () => {
    const phases = [
      phaseFixture({ name: 'early', startMs: -500, durationMs: 600 }),
      phaseFixture({ name: 'instant', startMs: 1000, durationMs: 0 }),
      phaseFixture({ name: 'again', startMs: 1000, durationMs: 0 }),
      phaseFixture({ name: 'stuck', startMs: 2000, durationMs: 4500, open: true }),
    ];
    expect(drawing({ phases }).filter((line) => !line.startsWith('  '))).toEqual([
      '-0.500s: ▲ boot 7.000 s (100%)',
      '-0.500s: │ ▲ early 0.600 s (8.6%)',
      ' 0.100s: │ ▼',
      ' 1.000s: │ ◆ again 0.000 s (0.0%)',
      ' 1.000s: │ ◆ instant 0.000 s (0.0%)',
      ' 2.000s: │ ▲ stuck 4.500 s (64.3%) end not seen',
      ' 6.500s: ▼ ▽',
    ]);
  });
  test.each([40, 60, 100])('keep to %i characters', (width) => {
    const phases = Array.from({ length: 12 }, (_, i) =>
      phaseFixture({ name: `a phase with a very long name, number ${i}`, startMs: 100, durationMs: 10 + i }),
    );
    const lines = drawing({ phases }, { width });
    expect(lines.filter((line) => !isShort(line, Math.max(width, 9 + 2 * 13 + 16)))).toEqual([]);
    expect(lines.join('\n').match(/▲ /g)?.length).toBeGreaterThanOrEqual(13);
  });
  test('have each phase once, whatever overlaps', () => {
    const phases = Array.from({ length: 300 }, (_, i) =>
      phaseFixture({ name: `p${i}`, startMs: (i * 37) % 101, durationMs: (i * 53) % 89 }),
    );
    const lines = drawing({ phases }).join('\n');
    const instants = phases.filter(({ durationMs }) => durationMs === 0).length;
    expect(lines.match(/▲/g)).toHaveLength(301 - instants);
    expect(lines.match(/▼/g)).toHaveLength(301 - instants);
    expect(lines.match(/◆/g)).toHaveLength(instants);
    for (const { name } of phases) expect(lines).toMatch(new RegExp(`\\b${name} `));
  });
  test('of stamps of 1 s show no smaller part of one', () => {
    const clock = { resolutionMs: 1000, zone: 'UTC', basis: 'stamped', skewMs: null } as const;
    expect(drawing({ clock })[0]).toMatch(/^0s: ▲ boot \d s/);
  });
});

describe('bars', () => {
  const bars = (fields: Partial<Boot> = {}, width = 100) => drawing(fields, { style: 'bars', width });

  test('draw work and wait on one scale', () => {
    const lines = bars();
    expect(lines[1]).toMatch(/^image and disk +0\.050 s +3\.950 s +60\.8 % {2}│█{25,35} +│$/);
    expect(lines[2]).toMatch(/^ {2}image fetch /);
    expect(lines[4]).toMatch(/^VIF plug wait .*│ +░+│$/);
  });
  test.each([40, 60, 100, 160])('fill %i characters and no more', (width) => {
    expect(bars({}, width).map(textWidth)).toEqual(Array(5).fill(width));
  });
  test('stay inside for phases that do not', () => {
    const odd = [
      phaseFixture({ name: 'before', startMs: -500, durationMs: 100 }),
      phaseFixture({ name: 'after', startMs: 9000, durationMs: 9000 }),
      phaseFixture({ name: 'nothing', startMs: 6500, durationMs: 0, open: true }),
    ];
    expect(bars({ phases: odd }).map(textWidth)).toEqual([100, 100, 100]);
    expect(bars({ phases: odd })[1]).toMatch(/▒│$/);
  });
});

describe('text', () => {
  test('begins with name and verdict and tells what is known', () => {
    const lines = text().split('\n');
    expect(lines[1]).toMatch(/^Running after a build of 6.50 s, image warm/);
    expect(text()).toMatch(/^build {8}6\.500 s$/m);
  });
  test('has the log lines only where they are asked for', () => {
    expect(text()).not.toContain(TOOK_LINE);
    expect(text({}, { lines: true })).toContain(`6.500 s  build complete (cmp1)\n              ${TOOK_LINE}`);
  });
  test('of a boot without phases or length still says so', () => {
    expect(text({ phases: [], endedAtMs: bootFixture().startedAtMs })).toContain('No phases are known');
    const phases = [phaseFixture({ name: 'x', startMs: 0, durationMs: 0 })];
    const nothing = { phases, endedAtMs: bootFixture().startedAtMs };
    expect(drawing(nothing).join('\n')).toContain('◆ x 0.000 s');
    expect(drawing(nothing, { style: 'bars' })[0]).toMatch(/^x .*│ +│$/);
  });
  test('cannot command a terminal or turn its direction', () => {
    const names = { displayName: 'x\u001b]0;owned\u0007\r\n\u202egnp', image: { name: '\u009b2Jy' } };
    const phases = [phaseFixture({ name: 'p\u001b[2J', startMs: 0, durationMs: 1 })];
    for (const style of ['columns', 'bars'] as const) {
      expect(text({ ...names, phases }, { style, lines: true })).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    }
  });
  test('has escape sequences only where colours are asked for, and then only those', () => {
    expect(text()).not.toContain('\u001b');
    const coloured = text({}, { color: true });
    expect(coloured).toContain('\u001b[38;5;69mimage and disk');
    const sgr = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');
    expect(coloured.replace(sgr, '')).toBe(text());
  });
});
