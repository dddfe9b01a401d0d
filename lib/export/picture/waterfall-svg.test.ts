import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { Boot } from '@/lib/domain/boot';
import { phaseFixture } from '@/lib/store/testing/boot-fixture';
import { detailFixture } from '@/lib/store/testing/detail-fixture';
import { PICTURE_DEFAULTS, type PictureOptions } from './picture-options';
import { renderWaterfallSvg } from './waterfall-svg';

const draw = (fields: Partial<Boot> = {}, options: Partial<PictureOptions> = {}) =>
  renderWaterfallSvg(detailFixture(fields), { ...PICTURE_DEFAULTS, ...options });

interface Rect {
  '@_x': string;
  '@_y': string;
  '@_width': string;
  '@_height': string;
}

function parse(svg: string) {
  expect(XMLValidator.validate(svg)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => name === 'rect' || name === 'text',
  });
  return parser.parse(svg).svg as { '@_width': string; '@_height': string; rect: Rect[]; text: unknown[] };
}

describe('the picture', () => {
  test.each(['light', 'dark'] as const)('in %s has its colours and no others’', (theme) => {
    const svg = draw({}, { theme });
    expect(svg.includes('#fbfbfa')).toBe(theme === 'light');
    expect(svg.includes('#0f1114')).toBe(theme === 'dark');
  });
  test('names boot, verdict, phases and moments', () => {
    const svg = draw({ displayName: 'web-1' });
    for (const text of [
      '>web-1<',
      '>Running after a build of 6.50 s',
      '>image fetch<',
      '>build complete<',
      '>VIF plug wait<',
    ]) {
      expect(svg).toContain(text);
    }
  });
  test('hatches waits and fills work', () => {
    const svg = draw();
    expect(svg).toContain('fill="url(#wait-network)"');
    expect(svg).toContain('<pattern id="wait-network"');
    expect(svg).not.toContain('fill="url(#wait-image)"');
  });
  test.each([480, 1200, 4000])('at %i pixels has everything inside', (width) => {
    const odd = [
      phaseFixture({ name: 'before', startMs: -500, durationMs: 100 }),
      phaseFixture({ name: 'after', startMs: 9000, durationMs: 9000 }),
      phaseFixture({ name: 'nothing', startMs: 6500, durationMs: 0, open: true }),
      phaseFixture({ name: 'x'.repeat(300), startMs: 0, durationMs: 6500 }),
    ];
    const svg = parse(draw({ phases: odd }, { width }));
    expect(svg['@_width']).toBe(String(width));
    for (const rect of svg.rect) {
      const [x, y, w, h] = [rect['@_x'] ?? 0, rect['@_y'] ?? 0, rect['@_width'], rect['@_height']].map(
        Number,
      );
      expect([x, y, w, h].every(Number.isFinite)).toBe(true);
      expect(Math.min(Number(x), Number(y), Number(w), Number(h))).toBeGreaterThanOrEqual(0);
      expect(Number(x) + Number(w)).toBeLessThanOrEqual(width + 0.01);
      expect(Number(y) + Number(h)).toBeLessThanOrEqual(Number(svg['@_height']));
    }
  });
  test('of a stretch has what lies in it only', () => {
    const svg = draw({}, { span: { fromMs: 0, toMs: 400 } });
    const count = (text: string) => parse(text).rect.length;
    expect(count(svg)).toBeLessThan(count(draw()));
    expect(svg).not.toContain('>build complete<');
  });
  test('marks the phase that is looked at', () => {
    expect(draw()).not.toContain('#e4ecfb');
    expect(draw({}, { selected: 'image' })).toContain('#e4ecfb');
  });
  test('of thousands of phases draws the levels that fit and says what it leaves out', () => {
    const phases = Array.from({ length: 5000 }, (_, i) =>
      phaseFixture({ name: `p${i}`, startMs: i, durationMs: 1, parent: i < 100 ? null : `p${i % 100}` }),
    );
    expect(draw({ phases })).toContain('4900 of 5000 phases are not drawn');
    expect(draw({ phases }, { mostRows: 50 })).toContain('4950 of 5000 phases are not drawn');
    expect(draw({ phases }, { mostRows: 50 })).not.toContain('unaccounted');
  });
  test('draws as many levels as are asked for', () => {
    expect(draw({}, { levels: 1 })).not.toContain('>image fetch<');
    expect(draw({}, { levels: 1 })).toContain('1 of 5 phases are not drawn');
  });
  test('of a boot of which nothing is known still is one', () => {
    parse(draw({ phases: [], moments: [], endedAtMs: detailFixture().boot.startedAtMs }));
  });
  test('names are text whatever they hold', () => {
    const name = `</text><script>alert(1)</script>&"'\u0000\u0008\ud800\uffff]]>`;
    const svg = draw({
      displayName: name,
      image: { name },
      phases: [phaseFixture({ name, startMs: 0, durationMs: 1 })],
    });
    parse(svg);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
  });
  test('shows where a boot failed', () => {
    const failure = { reason: 'no space', event: 'x' };
    expect(draw({ status: 'failed', failure })).toContain('stroke="#ad1f2d"');
  });
});
