import type { Boot } from '@/lib/domain/boot';
import { STAGES, type Stage } from '@/lib/domain/stage';
import { bootTitle, refName } from '../boot-title';
import { element, escapeMarkup } from '../markup';
import { bootVerdict } from '../verdict';
import { barMarkup } from './draw-bar';
import type { Palette } from './palette';
import { approximateWidth, fitEnd, fitMiddle } from './text-metrics';
import { FRAME, type WaterfallPicture } from './waterfall-picture';

/** Name, verdict and what booted. */
export function headParts(boot: Boot, picture: WaterfallPicture, palette: Palette): string[] {
  const width = picture.width - 2 * FRAME.padding;
  const verdictColour = palette.colour(boot.status === 'failed' ? 'fail' : 'ink');
  return [
    line(FRAME.padding, FRAME.padding + 16, fitMiddle(bootTitle(boot), width, 19), {
      'font-size': 18,
      'font-weight': 600,
      fill: palette.colour('ink'),
    }),
    line(FRAME.padding, FRAME.padding + 38, fitEnd(bootVerdict(boot), width, 13), { fill: verdictColour }),
    line(FRAME.padding, FRAME.padding + 57, fitEnd(factsOf(boot), width, 12), {
      'font-size': 12,
      fill: palette.colour('ink-2'),
    }),
  ];
}

function factsOf(boot: Boot): string {
  const facts = [
    refName(boot.image),
    refName(boot.flavor),
    boot.host,
    `${boot.source}, ${boot.cloud}`,
    `${new Date(boot.startedAtMs).toISOString().replace('T', ' ').replace('Z', '')} UTC`,
    boot.clock.resolutionMs >= 1000 ? `stamps of ${boot.clock.resolutionMs / 1000} s` : null,
  ];
  return facts.filter((fact) => fact !== null).join('  ·  ');
}

/** The colours that occur, the textures, and what is not drawn. */
export function legendParts(boot: Boot, picture: WaterfallPicture, palette: Palette): string[] {
  const y = picture.legendY + 24;
  const stages = new Set(picture.rows.flatMap(({ phase }) => (phase === null ? [] : [phase.stage])));
  const parts: string[] = [];
  let x = FRAME.padding;
  const add = (label: string, swatch: (x: number) => string, width = 10) => {
    parts.push(swatch(x), line(x + width + 6, y, label, { 'font-size': 11, fill: palette.colour('ink-2') }));
    x += width + 6 + approximateWidth(label, 11) + 14;
  };
  for (const stage of STAGES.filter((known) => stages.has(known))) {
    add(stage, (at) => swatch(at, y, stage, 'work', palette));
  }
  add('wait', (at) => swatch(at, y, 'request', 'wait', palette, 16), 16);
  if (picture.rows.some(({ phase }) => phase === null)) {
    add('unaccounted', (at) => unaccountedSwatch(at, y, palette), 16);
  }
  if (boot.phases.some(({ open }) => open)) {
    add(
      'end not seen: fades out',
      (at) =>
        barMarkup(
          { x: at, y: y - 9, width: 16, height: 10, stage: 'request', kind: 'work', open: true },
          palette,
        ),
      16,
    );
  }
  if (picture.left > 0) parts.push(leftPart(boot, picture, palette));
  return parts;
}

function leftPart(boot: Boot, { left, legendY }: WaterfallPicture, palette: Palette): string {
  const text = `${left} of ${boot.phases.length} phases are not drawn: those deeper in the tree, or the shortest.`;
  return line(FRAME.padding, legendY - 7, text, { 'font-size': 12, fill: palette.colour('warn') });
}

function swatch(
  x: number,
  y: number,
  stage: Stage,
  kind: 'work' | 'wait',
  palette: Palette,
  width = 10,
): string {
  return barMarkup({ x, y: y - 9, width, height: 10, stage, kind, open: false }, palette);
}

function unaccountedSwatch(x: number, y: number, palette: Palette): string {
  const edge = { stroke: palette.colour('ink-3'), 'stroke-dasharray': '1.5 2', fill: 'none' };
  return element('rect', { x: x + 0.5, y: y - 8.5, width: 15, height: 9, ...edge });
}

function line(x: number, y: number, text: string, attributes: Record<string, string | number>): string {
  return element('text', { x, y, ...attributes }, escapeMarkup(text));
}
