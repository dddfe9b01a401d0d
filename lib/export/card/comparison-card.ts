import type { ComparedSide } from '@/lib/domain/compare/compared-side';
import type { ComparedSubject, SubjectsCompared } from '@/lib/domain/compare/compared-subject';
import { isSimulatedCloud } from '@/lib/domain/simulated-cloud';
import { changeOf, type LaidOutComparedRow, layoutComparison } from '@/lib/layout/comparison';
import { resolutionOf, rowLabel, subjectName } from '@/lib/layout/comparison-words';
import { columnUnit, type DurationStyle, formatDurationChange } from '@/lib/layout/duration';
import { element } from '../markup';
import { barMarkup } from '../picture/draw-bar';
import { type Palette, paletteOf } from '../picture/palette';
import { fitMiddle } from '../picture/text-metrics';
import { waitPatterns } from '../picture/wait-pattern';
import { plainDuration } from '../plain-duration';
import { brandParts } from './brand-parts';
import { CARD } from './card-frame';
import { cardText } from './card-text';

const MOST_ROWS = 6;
const TOP = 268;
const ROW = 54;
const BAR = 16;
const RIGHT = CARD.width - CARD.padding;
const CHART = { x: CARD.padding + CARD.names, width: RIGHT - CARD.figures - CARD.padding - CARD.names };

/** The picture that a chat shows beside a link to a comparison: both sides, what lies between them, and what makes it. */
export function renderComparisonCard(compared: SubjectsCompared): string {
  const { a, b, comparison } = compared;
  const palette = paletteOf('light');
  const style = { resolutionMs: resolutionOf(compared) };
  const view = { order: 'size', levels: 1, mostRows: MOST_ROWS } as const;
  const { rows } = layoutComparison(comparison, view, { width: CHART.width, minGap: 2 });
  const unit = columnUnit(rows.map(changeOf));
  const isSimulated = [a, b].some(({ boot }) => isSimulatedCloud(boot.cloud));
  const parts = [
    element('defs', {}, waitPatterns(palette)),
    element('rect', { width: CARD.width, height: CARD.height, fill: palette.colour('ground') }),
    ...brandParts(isSimulated ? ['compared', 'simulated'] : ['compared'], palette),
    ...sideParts('A', a, comparison.a, 112, style, palette),
    ...sideParts('B', b, comparison.b, 164, style, palette),
    differencePart(comparison.differenceMs, style, palette),
    ...rows.flatMap((row, index) => rowParts(row, TOP + index * ROW, { ...style, unit }, palette)),
  ];
  const frame = { width: CARD.width, height: CARD.height, 'font-family': 'Inter', 'xml:space': 'preserve' };
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...frame }, parts.join('\n'));
}

function sideParts(
  letter: string,
  subject: ComparedSubject,
  { durationMs }: ComparedSide,
  y: number,
  style: DurationStyle,
  palette: Palette,
): string[] {
  const ink = palette.colour('ink');
  const duration = durationMs === null ? '–' : plainDuration(durationMs, style);
  const name = fitMiddle(subjectName(subject), RIGHT - CARD.padding - 260, 36);
  return [
    cardText(CARD.padding, y, letter, { size: 36, fill: palette.colour('ink-3') }),
    cardText(CARD.padding + 48, y, name, { size: 36, weight: 600, fill: ink }),
    cardText(RIGHT, y, duration, { size: 36, weight: 600, fill: ink, anchor: 'end' }),
  ];
}

function differencePart(differenceMs: number | null, style: DurationStyle, palette: Palette): string {
  if (differenceMs === null) return '';
  const words = `A − B: ${signed(differenceMs, style)}`;
  return cardText(RIGHT, 228, words, {
    size: 30,
    weight: 600,
    fill: inkOf(differenceMs, palette),
    anchor: 'end',
  });
}

function rowParts(row: LaidOutComparedRow, y: number, style: DurationStyle, palette: Palette): string[] {
  const change = changeOf(row);
  const baseline = y + ROW / 2 + 8;
  const name = fitMiddle(rowLabel(row), CARD.names - 16, 22);
  return [
    element('path', { d: `M${CARD.padding} ${y}H${RIGHT}`, stroke: palette.colour('line') }),
    cardText(CARD.padding, baseline, name, { size: 22, fill: palette.colour('ink') }),
    ...barParts(row, 'a', y + ROW / 2 - BAR - 1, palette),
    ...barParts(row, 'b', y + ROW / 2 + 1, palette),
    cardText(RIGHT, baseline, signed(change, style), {
      size: 22,
      fill: inkOf(change, palette),
      anchor: 'end',
    }),
  ];
}

function barParts(row: LaidOutComparedRow, side: 'a' | 'b', y: number, palette: Palette): string[] {
  const phase = row[side];
  if (phase === null) return [];
  return (side === 'a' ? row.barsA : row.barsB).map((bar) => {
    const width = Math.max(3, bar.width);
    const x = CHART.x + Math.min(bar.x, CHART.width - width);
    if (phase.stretches.length > 0) return barMarkup({ ...phase, x, y, width, height: BAR }, palette);
    const edge = { stroke: palette.edge(phase.stage), 'stroke-width': 1.5, 'stroke-dasharray': '4 3' };
    return element('rect', { x, y: y + 1, width, height: BAR - 2, fill: 'none', ...edge });
  });
}

function signed(ms: number, style: DurationStyle): string {
  return formatDurationChange(ms, style);
}

function inkOf(ms: number, palette: Palette): string {
  if (ms === 0) return palette.colour('ink-2');
  return palette.colour(ms > 0 ? 'slower' : 'faster');
}
