import { gapsOf } from '@/lib/domain/assemble/unaccounted';
import type { Boot } from '@/lib/domain/boot';
import { formatPercent, formatSeconds, secondDecimals } from '../plain-duration';
import { activitiesOf } from './activity';
import { type Placed, placeActivities } from './columns';
import { fitText, textWidth } from './fit-text';
import type { Painter } from './painter';
import { drawTimeline, type Extent, type TimelineRow } from './timeline';

/** Time that no phase covers is named from this part of the boot on. */
const NAMED_GAP_SHARE = 0.01;
/** Labels keep at least so many characters, however narrow the terminal. */
const LEAST_LABEL = 16;

/**
 * A boot as nested columns, time running down: where each phase begins, its name, how long it took and its part of the
 * whole. No line is longer than `width` characters, unless columns alone are.
 */
export function timelineText(boot: Boot, title: string, width: number, painter: Painter): string[] {
  const placed = placeActivities(activitiesOf(boot));
  const extent = extentOf(boot, placed);
  const writer = new Writer(boot, extent, title, width, painter);
  const rows = drawTimeline(placed, extent, (begins, columns) => writer.fits(begins, columns));
  return writer.write(rows);
}

function extentOf(boot: Boot, placed: readonly Placed[]): Extent {
  let fromMs = 0;
  let toMs = Math.max(0, boot.endedAtMs - boot.startedAtMs);
  for (const { startMs, endMs } of placed) {
    fromMs = Math.min(fromMs, startMs);
    toMs = Math.max(toMs, endMs);
  }
  return { fromMs, toMs };
}

class Writer {
  private readonly decimals: number;
  private readonly stampWidth: number;
  private readonly gaps: { startMs: number; endMs: number }[];

  constructor(
    boot: Boot,
    private readonly extent: Extent,
    private readonly title: string,
    private readonly width: number,
    private readonly painter: Painter,
  ) {
    this.decimals = secondDecimals(boot);
    this.stampWidth = Math.max(this.stamp(extent.fromMs).length, this.stamp(extent.toMs).length);
    const lengthMs = extent.toMs - extent.fromMs;
    this.gaps = gapsOf(boot.phases, boot.endedAtMs - boot.startedAtMs)
      .filter(({ durationMs }) => durationMs >= lengthMs * NAMED_GAP_SHARE)
      .map(({ startMs, durationMs }) => ({ startMs, endMs: startMs + durationMs }));
  }

  fits(begins: readonly Placed[], columns: number): boolean {
    const labels = begins.map((one) => textWidth(this.label(one)) + 2);
    return labels.reduce((sum, length) => sum + length, this.room(columns)) <= this.width + 2;
  }

  write(rows: readonly TimelineRow[]): string[] {
    let sinceMs = this.extent.fromMs;
    let isNamed = false;
    return rows.map((row, index) => {
      if (row.atMs !== null) {
        sinceMs = row.atMs;
        isNamed = false;
        return this.line(row, index === 0 ? [this.painter.strong(this.rootLabel(row))] : this.labels(row));
      }
      const gap = isNamed ? '' : this.gapText(sinceMs);
      isNamed = true;
      return this.line(row, gap === '' ? [] : [this.painter.dim(gap)]);
    });
  }

  private line({ atMs, cells }: TimelineRow, labels: readonly string[]): string {
    const stamp = atMs === null ? '' : `${this.stamp(atMs)}:`;
    const drawing = cells.map(({ glyph, stage }) =>
      stage === null ? glyph : this.painter.stage(glyph, stage),
    );
    const head = this.painter.dim(stamp.padStart(this.stampWidth + 1));
    return [head, drawing.join(' '), labels.join('  ')].join(' ').trimEnd();
  }

  private labels({ begins, cells }: TimelineRow): string[] {
    const [only, second] = begins;
    if (only === undefined) return [];
    const room = Math.max(LEAST_LABEL, this.width - this.room(cells.length));
    if (second === undefined) return [this.painter.stage(fitText(this.label(only), room), only.stage)];
    return begins.map((one) => this.painter.stage(this.label(one), one.stage));
  }

  private label({ label, startMs, endMs, isOpen }: Placed): string {
    const durationMs = endMs - startMs;
    const share = formatPercent(durationMs, this.extent.toMs - this.extent.fromMs);
    const text = `${label} ${formatSeconds(durationMs, this.decimals)} (${share.replace(' ', '')})`;
    return isOpen ? `${text} end not seen` : text;
  }

  private rootLabel(row: TimelineRow): string {
    const lengthMs = this.extent.toMs - this.extent.fromMs;
    const room = Math.max(LEAST_LABEL, this.width - this.room(row.cells.length));
    return fitText(`${this.title} ${formatSeconds(lengthMs, this.decimals)} (100%)`, room);
  }

  /** Named on the first line of a stretch on which nothing but the boot itself is under way. */
  private gapText(sinceMs: number): string {
    const gap = this.gaps.find(({ startMs, endMs }) => startMs <= sinceMs && sinceMs < endMs);
    if (gap === undefined) return '';
    const durationMs = gap.endMs - gap.startMs;
    const share = formatPercent(durationMs, this.extent.toMs - this.extent.fromMs).replace(' ', '');
    return `unaccounted ${formatSeconds(durationMs, this.decimals)} (${share})`;
  }

  /** Width of a line's head: stamp and columns with the spaces behind them. */
  private room(columns: number): number {
    return this.stampWidth + 2 + columns * 2;
  }

  private stamp(ms: number): string {
    return formatSeconds(ms, this.decimals).replace(' ', '');
  }
}
