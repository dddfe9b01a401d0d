import type { Boot } from '@/lib/domain/boot';
import { formatPercent, formatSeconds, secondDecimals } from '../plain-duration';
import { type Activity, activitiesOf } from './activity';
import { fitText, textWidth } from './fit-text';
import type { Painter } from './painter';

const LEAST_BAR = 10;
const LEAST_NAME = 12;
const MOST_NAME = 40;
/** Narrower than this, the starts are left out; narrower still, the parts of the whole. */
const START_WIDTH = 64;
const SHARE_WIDTH = 50;

/**
 * A boot as bars on one scale, a phase on each line with start, duration and part of the whole: `█` work, `░` wait, `▒`
 * at the end of what was not seen to end.
 */
export function barsText(boot: Boot, width: number, painter: Painter): string[] {
  const activities = activitiesOf(boot);
  const lengthMs = boot.endedAtMs - boot.startedAtMs;
  const names = activities.map(({ label, depth }) => `${'  '.repeat(depth)}${label}`);
  const figures = activities.map((activity) => figuresOf(activity, boot, width));
  const room = width - textWidth(figures[0] ?? '') - 6;
  const nameWidth = Math.min(longest(names), MOST_NAME, Math.max(LEAST_NAME, room - LEAST_BAR));
  const barWidth = Math.max(LEAST_BAR, room - nameWidth);
  return activities.map((activity, index) => {
    const name = padded(fitText(names[index] ?? '', nameWidth), nameWidth);
    const { before, bar, after } = barOf(activity, lengthMs, barWidth);
    return `${name}  ${figures[index]}  │${before}${painter.stage(bar, activity.stage)}${after}│`;
  });
}

function figuresOf({ startMs, endMs }: Activity, boot: Boot, width: number): string {
  const decimals = secondDecimals(boot);
  const duration = formatSeconds(endMs - startMs, decimals).padStart(10);
  const share = formatPercent(endMs - startMs, boot.endedAtMs - boot.startedAtMs).padStart(7);
  if (width < SHARE_WIDTH) return duration;
  if (width < START_WIDTH) return `${duration}  ${share}`;
  return `${formatSeconds(startMs, decimals).padStart(10)}  ${duration}  ${share}`;
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

function longest(names: readonly string[]): number {
  return names.reduce((most, name) => Math.max(most, textWidth(name)), 5);
}

function barOf({ startMs, endMs, isWait, isOpen }: Activity, lengthMs: number, width: number) {
  if (lengthMs <= 0) return { before: ' '.repeat(width), bar: '', after: '' };
  const clamp = (column: number) => Math.min(Math.max(column, 0), width);
  const from = Math.min(clamp(Math.round((startMs / lengthMs) * width)), width - 1);
  const to = Math.max(from + 1, clamp(Math.round((endMs / lengthMs) * width)));
  const glyph = isWait ? '░' : '█';
  const bar = isOpen ? `${glyph.repeat(to - from - 1)}▒` : glyph.repeat(to - from);
  return { before: ' '.repeat(from), bar, after: ' '.repeat(width - to) };
}
