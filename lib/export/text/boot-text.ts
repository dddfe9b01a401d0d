import type { Boot } from '@/lib/domain/boot';
import type { BootDetail } from '@/lib/domain/boot-summary';
import { eventLabel } from '@/lib/layout/waterfall-subject';
import { bootFacts } from '../boot-facts';
import { bootTitle } from '../boot-title';
import { formatSeconds, secondDecimals } from '../plain-duration';
import { printable } from '../printable';
import { bootVerdict } from '../verdict';
import { barsText } from './bars-text';
import { ANSI, PLAIN } from './painter';
import { GLYPHS } from './timeline';
import { timelineText } from './timeline-text';

/** How a boot is drawn for a terminal: nested columns with time running down, or bars with time running right. */
export const TEXT_STYLES = ['columns', 'bars'] as const;

export interface TextOptions {
  style: (typeof TEXT_STYLES)[number];
  /** Characters of a line of the drawing. */
  width: number;
  /** With ANSI colours. */
  color: boolean;
  /** With the log lines that prove the boot. */
  lines: boolean;
}

/** Range of `TextOptions.width`. */
export const TEXT_WIDTH = { min: 40, max: 500, default: 100 } as const;

export const TEXT_DEFAULTS: TextOptions = {
  style: 'columns',
  width: TEXT_WIDTH.default,
  color: false,
  lines: false,
};

const KEY = {
  columns: `${GLYPHS.begin} begins  ${GLYPHS.end} ends  ${GLYPHS.openEnd} end not seen  ${GLYPHS.work} works  ${GLYPHS.wait} waits  ${GLYPHS.instant} takes no time`,
  bars: '█ works  ░ waits  ▒ end not seen',
};

/** A boot for a terminal: how it went, its drawing, and what is known of it. */
export function renderBootText({ boot, events }: BootDetail, options: TextOptions = TEXT_DEFAULTS): string {
  const painter = options.color ? ANSI : PLAIN;
  const verdict = bootVerdict(boot);
  return [
    painter.strong(bootTitle(boot)),
    boot.status === 'failed' ? painter.alarm(verdict) : verdict,
    '',
    ...drawing(boot, options),
    '',
    ...bootFacts(boot).map(([label, text]) => `${painter.dim(label.padEnd(12))} ${text}`),
    ...boot.notes.map((note) => `${painter.dim('note'.padEnd(12))} ${printable(note)}`),
    ...(options.lines ? ['', ...evidenceText({ boot, events })] : []),
    '',
  ].join('\n');
}

function drawing(boot: Boot, { style, width, color }: TextOptions): string[] {
  if (boot.phases.length === 0) return ['No phases are known of this boot.'];
  const painter = color ? ANSI : PLAIN;
  const rows = style === 'bars' ? barsText(boot, width, painter) : timelineText(boot, 'boot', width, painter);
  return [...rows, '', painter.dim(KEY[style])];
}

function evidenceText({ boot, events }: Pick<BootDetail, 'boot' | 'events'>): string[] {
  const decimals = secondDecimals(boot);
  return events.map(({ atMs, name, host, line }) => {
    const head = `${formatSeconds(atMs - boot.startedAtMs, decimals).padStart(12)}  ${printable(eventLabel(name))}`;
    const place = host === null ? '' : ` (${printable(host)})`;
    return `${head}${place}${line === null ? '' : `\n${' '.repeat(14)}${printable(line)}`}`;
  });
}
