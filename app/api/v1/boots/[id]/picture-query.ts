import { THEMES } from '@/lib/export/picture/palette';
import { PICTURE_DEFAULTS, PICTURE_WIDTH, type PictureOptions } from '@/lib/export/picture/picture-options';
import { PNG_SCALES, type PngScale } from '@/lib/export/picture/render-png';
import { invalidParameter } from '@/lib/http/app-error';
import type { Query } from '@/lib/http/query';
import type { Span } from '@/lib/layout/time-axis';

export const PICTURE_PARAMETERS = ['theme', 'width', 'fromMs', 'toMs', 'levels', 'phase'] as const;

/** A longer boot is no boot. */
const MOST_MS = 1e10;
const MOST_LEVELS = 100;
/** A picture is held in memory, 4 bytes a pixel. */
const PNG_MOST_ROWS = 100;
const PNG_MOST_PIXELS = 4800;

/** What of a boot the reader wants to have drawn, and how. */
export function readPictureOptions(query: Query): PictureOptions {
  return {
    ...PICTURE_DEFAULTS,
    width: query.integer('width', PICTURE_WIDTH) ?? PICTURE_DEFAULTS.width,
    theme: query.word('theme', THEMES) ?? PICTURE_DEFAULTS.theme,
    span: readSpan(query),
    selected: query.text('phase') ?? null,
    levels: query.integer('levels', { min: 1, max: MOST_LEVELS }) ?? null,
  };
}

/** The same for a picture of pixels, which must not grow without bounds. */
export function readPngOptions(query: Query): PictureOptions {
  const options = readPictureOptions(query);
  if (options.width * readScale(query) > PNG_MOST_PIXELS) {
    throw invalidParameter('scale', `width times scale is more than ${PNG_MOST_PIXELS}`);
  }
  return { ...options, mostRows: PNG_MOST_ROWS };
}

/** Pixels for one of the drawing. */
export function readScale(query: Query): PngScale {
  const scale = query.integer('scale', { min: 1, max: 3 }) ?? 1;
  return PNG_SCALES.find((known) => known === scale) ?? 1;
}

function readSpan(query: Query): Span | null {
  const range = { min: -MOST_MS, max: MOST_MS };
  const fromMs = query.number('fromMs', range);
  const toMs = query.number('toMs', range);
  if (fromMs === undefined && toMs === undefined) return null;
  if (fromMs === undefined || toMs === undefined || toMs <= fromMs) {
    throw invalidParameter('toMs', 'fromMs and toMs go together, and toMs is the later');
  }
  return { fromMs, toMs };
}
