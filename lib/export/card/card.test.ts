import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { Boot } from '@/lib/domain/boot';
import { bootFixture, phaseFixture } from '@/lib/store/testing/boot-fixture';
import { detailFixture } from '@/lib/store/testing/detail-fixture';
import { renderPng } from '../picture/render-png';
import { CARD } from './card-frame';
import { renderCardSvg } from './card-svg';

const flat = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    phaseFixture({ name: `phase ${i}`, key: `p${i}`, startMs: i, durationMs: i === 7 ? 5000 : 1 }),
  );

const BOOTS: Record<string, Boot> = {
  plain: detailFixture().boot,
  failed: bootFixture({
    status: 'failed',
    buildMs: null,
    failure: { reason: 'No valid host <was> found & nothing else', event: 'x' },
  }),
  partial: bootFixture({ status: 'partial', buildMs: null }),
  'under way': bootFixture({ status: 'booting', buildMs: null, image: null, flavor: null, host: null }),
  'without phases': bootFixture({ phases: [] }),
  'of no length': bootFixture({ endedAtMs: bootFixture().startedAtMs, phases: flat(3) }),
  'of ten thousand phases': bootFixture({ phases: flat(10_000) }),
  'with clocks apart': bootFixture({
    phases: [phaseFixture({ name: 'api', startMs: -5000, durationMs: 100 })],
  }),
  'with long names': bootFixture({
    displayName: `${'long-'.repeat(60)}end\u202e<script>alert(1)</script>`,
    host: 'h'.repeat(250),
    image: { name: 'i'.repeat(250) },
    cloud: 'c'.repeat(250),
  }),
};

interface Rect {
  '@_x'?: string;
  '@_y'?: string;
  '@_width': string;
  '@_height': string;
}

function parse(svg: string): { rect: Rect[]; text: unknown[] } {
  expect(XMLValidator.validate(svg)).toBe(true);
  const isArray = (name: string) => name === 'rect' || name === 'text';
  return new XMLParser({ ignoreAttributes: false, isArray }).parse(svg).svg;
}

describe.each(Object.entries(BOOTS))('the card of a boot %s', (_, boot) => {
  const svg = renderCardSvg(boot);

  test('is whole markup with everything inside of it', () => {
    for (const rect of parse(svg).rect) {
      const [x, y, width, height] = [
        rect['@_x'] ?? 0,
        rect['@_y'] ?? 0,
        rect['@_width'],
        rect['@_height'],
      ].map(Number);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect((x ?? 0) + (width ?? 0)).toBeLessThanOrEqual(CARD.width);
      expect((y ?? 0) + (height ?? 0)).toBeLessThanOrEqual(CARD.height);
    }
    expect(svg).not.toContain('NaN');
    expect(svg).not.toContain('<script');
  });

  test('is a PNG of 1200 × 630', async () => {
    const png = await renderPng(svg);
    const view = new DataView(png.buffer);
    expect([view.getUint32(0), view.getUint32(4)]).toEqual([0x89504e47, 0x0d0a1a0a]);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([1200, 630]);
  });
});

test('names the boot, its figures, what it was of, and its phases', () => {
  const svg = renderCardSvg({ ...BOOTS.plain!, displayName: 'web-7', totalMs: 7100 });
  for (const text of [
    '>web-7<',
    '>7.10 s<',
    '>total<',
    '>6.50 s<',
    '>build<',
    '>warm<',
    'm1.small',
    'cmp1',
    '>VIF plug wait<',
  ])
    expect(svg).toContain(text);
});

test('says that and why it failed, that it goes on, that it was seen in part, that it is simulated', () => {
  expect(renderCardSvg(BOOTS.failed!)).toMatch(
    /▲ Failed.*No valid host &lt;was&gt; found &amp; nothing else/s,
  );
  expect(renderCardSvg(BOOTS['under way']!)).toContain('so far, not running yet');
  expect(renderCardSvg(BOOTS.partial!)).toContain('only in part');
  expect(renderCardSvg(bootFixture({ cloud: 'demo-nova' }))).toContain('simulated');
  expect(renderCardSvg(BOOTS['without phases']!)).toContain('>unaccounted<');
});

test('of very many phases the longest are drawn, and the others counted', () => {
  const svg = renderCardSvg(BOOTS['of ten thousand phases']!);
  expect(svg).toContain('>phase 7<');
  expect(svg).toMatch(/9\u202f98\d more phases not drawn/);
});
