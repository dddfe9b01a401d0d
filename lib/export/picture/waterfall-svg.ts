import type { Boot } from '@/lib/domain/boot';
import type { BootDetail } from '@/lib/domain/boot-summary';
import { bootTitle } from '../boot-title';
import { element, escapeMarkup } from '../markup';
import { bootVerdict } from '../verdict';
import { chartParts } from './draw-chart';
import { headParts, legendParts } from './draw-head';
import { rowParts } from './draw-row';
import { paletteOf } from './palette';
import { PICTURE_DEFAULTS, type PictureOptions } from './picture-options';
import { waitPatterns } from './wait-pattern';
import { layoutPicture } from './waterfall-picture';

/** The fonts of the screens; where they are not installed, the viewer's own. */
const FONTS = 'Inter, "Inter Variable", system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/**
 * The waterfall of a boot as one SVG document: name, verdict, moments, axis, rows and legend. It needs nothing from
 * elsewhere; what there is no room for is said.
 */
export function renderWaterfallSvg(
  { boot }: Pick<BootDetail, 'boot'>,
  options: PictureOptions = PICTURE_DEFAULTS,
): string {
  const picture = layoutPicture(boot, options);
  const palette = paletteOf(options.theme);
  const { width, height } = picture;
  const parts = [
    element('title', {}, escapeMarkup(`Boot of ${bootTitle(boot)}`)),
    element('desc', {}, escapeMarkup(descriptionOf(boot))),
    element('defs', {}, waitPatterns(palette)),
    element('rect', { width, height, fill: palette.colour('ground') }),
    ...headParts(boot, picture, palette),
    ...chartParts(picture, palette),
    ...picture.rows.flatMap((row, index) => rowParts({ row, index, boot, picture, palette, options })),
    ...legendParts(boot, picture, palette),
  ];
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'font-family': FONTS,
    'font-size': 13,
    'xml:space': 'preserve',
  };
  return element('svg', frame, parts.join('\n'));
}

function descriptionOf(boot: Boot): string {
  return `${bootVerdict(boot)}. ${boot.source} instance ${boot.instance}, cloud ${boot.cloud}, ${new Date(boot.startedAtMs).toISOString()}`;
}
