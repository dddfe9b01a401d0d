import path from 'node:path';
import { renderAsync } from '@resvg/resvg-js';

/** Pixels of the picture for one of the drawing. */
export const PNG_SCALES = [1, 2, 3] as const;

export type PngScale = (typeof PNG_SCALES)[number];

/** Next runs in the checkout; its bundles lie elsewhere than the files beside which they were written. */
const FONTS = path.join(process.cwd(), 'node_modules/@expo-google-fonts/inter');

const FONT_FILES = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((file) =>
  path.join(FONTS, file),
);

/**
 * An SVG document as a PNG, drawn beside the event loop. Its text is set in Inter, weights 400 and 600, whatever fonts the
 * machine has. Throws for markup that is no SVG.
 */
export async function renderPng(svg: string, scale: PngScale = 1): Promise<Uint8Array<ArrayBuffer>> {
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: 'Inter' },
    fitTo: { mode: 'zoom', value: scale },
  });
  return new Uint8Array(image.asPng());
}
