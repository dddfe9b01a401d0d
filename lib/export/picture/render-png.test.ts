import { expect, test } from 'vitest';
import { detailFixture } from '@/lib/store/testing/detail-fixture';
import { renderPng } from './render-png';
import { renderWaterfallSvg } from './waterfall-svg';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function sizeOf(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

test.each([1, 2] as const)('a picture at scale %i has the size of the drawing', async (scale) => {
  const svg = renderWaterfallSvg(detailFixture());
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  const png = await renderPng(svg, scale);
  expect([...png.slice(0, 8)]).toEqual(SIGNATURE);
  expect(sizeOf(png)).toEqual({ width: Number(width) * scale, height: Number(height) * scale });
});

test('text is drawn with the fonts that come along, bold and plain apart', async () => {
  const draw = (text: string, weight = 400) =>
    renderPng(
      `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="30"><text y="20" font-family="Inter" font-weight="${weight}">${text}</text></svg>`,
    );
  const [empty, plain, bold] = await Promise.all([draw(''), draw('Größe Ω ж'), draw('Größe Ω ж', 600)]);
  expect(plain.length).toBeGreaterThan(empty.length + 300);
  expect(Buffer.from(bold).equals(Buffer.from(plain))).toBe(false);
});

test('what is no SVG is refused', async () => {
  await expect(renderPng('<p>')).rejects.toThrow();
});
