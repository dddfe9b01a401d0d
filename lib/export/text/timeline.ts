import type { Stage } from '@/lib/domain/stage';
import type { Placed } from './columns';

/** A character of the drawing and the stage whose colour it has; null for the boot's own column and for blanks. */
export interface Cell {
  glyph: string;
  stage: Stage | null;
}

/** A line of the drawing. */
export interface TimelineRow {
  /** Milliseconds since the boot's start; null for a line on which time only passes. */
  atMs: number | null;
  cells: Cell[];
  /** What begins on this line, in the order of the columns. */
  begins: Placed[];
}

/** The stretch of the whole drawing. */
export interface Extent {
  fromMs: number;
  toMs: number;
}

/** Lines for time that passes: one for so much of the whole, at most so many at once. */
const SHARE_OF_LINE = 0.05;
const MOST_LINES = 6;
/** Less than this part of the whole passes without a line. */
const NO_LINE_SHARE = 0.001;

export const GLYPHS = { begin: '▲', end: '▼', openEnd: '▽', instant: '◆', work: '│', wait: '┊' } as const;

/**
 * Draws the activities of a boot as columns from top to bottom, after the boot analysis of libguestfs: `▲` begins, `▼`
 * ends, `│` works, `┊` waits. `fits` tells whether the labels of what begins at one moment fit on one line; what does not
 * begins on the next.
 */
export function drawTimeline(
  placed: readonly Placed[],
  extent: Extent,
  fits: (begins: readonly Placed[], columns: number) => boolean,
): TimelineRow[] {
  const drawing = new Drawing(extent);
  const starts = placed.toSorted((a, b) => a.startMs - b.startMs || a.column - b.column);
  const ends = placed.filter((one) => one.endMs > one.startMs).sort((a, b) => a.endMs - b.endMs);
  let next = 0;
  let nextEnd = 0;
  drawing.open(extent.fromMs);
  while (next < starts.length || nextEnd < ends.length) {
    const atMs = Math.min(starts[next]?.startMs ?? Infinity, ends[nextEnd]?.endMs ?? Infinity);
    if (atMs === extent.toMs && next >= starts.length) break;
    drawing.passTo(atMs);
    const ended = takeWhile(ends, nextEnd, (one) => one.endMs === atMs);
    nextEnd += ended.length;
    if (ended.length > 0) drawing.end(ended, atMs);
    const begun = takeWhile(starts, next, (one) => one.startMs === atMs);
    next += begun.length;
    for (const together of groupsThatFit(begun, (group) => fits(group, drawing.width(group)))) {
      drawing.begin(together, atMs);
    }
  }
  drawing.close(ends.slice(nextEnd));
  return drawing.rows;
}

function takeWhile<T>(items: readonly T[], from: number, test: (item: T) => boolean): T[] {
  let to = from;
  for (let item = items[to]; item !== undefined && test(item); item = items[to]) to++;
  return items.slice(from, to);
}

function groupsThatFit(items: readonly Placed[], fits: (group: readonly Placed[]) => boolean): Placed[][] {
  const groups: Placed[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    // A column that ends where it began cannot begin twice on one line.
    const isFree = last?.every(({ column }) => column !== item.column) ?? false;
    if (last !== undefined && isFree && fits([...last, item])) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

class Drawing {
  readonly rows: TimelineRow[] = [];
  private readonly columns: (Cell | undefined)[] = [];
  private lastMs = 0;

  constructor(private readonly extent: Extent) {}

  /** Number of columns that a line has on which these begin. */
  width(begins: readonly Placed[]): number {
    return begins.reduce((most, { column }) => Math.max(most, column + 1), this.columns.length);
  }

  open(atMs: number): void {
    this.columns[0] = { glyph: GLYPHS.work, stage: null };
    this.addRow(atMs, [[0, { glyph: GLYPHS.begin, stage: null }]]);
    this.lastMs = atMs;
  }

  close(ends: readonly Placed[]): void {
    this.passTo(this.extent.toMs);
    this.addRow(this.extent.toMs, [[0, { glyph: GLYPHS.end, stage: null }], ...ends.map(endCell)]);
  }

  /** Lines for the time since the last moment. */
  passTo(atMs: number): void {
    const lengthMs = this.extent.toMs - this.extent.fromMs;
    const share = lengthMs > 0 ? (atMs - this.lastMs) / lengthMs : 0;
    const lines = share < NO_LINE_SHARE ? 0 : Math.min(MOST_LINES, Math.ceil(share / SHARE_OF_LINE));
    for (let line = 0; line < lines; line++) this.addRow(null, []);
    this.lastMs = atMs;
  }

  begin(begins: readonly Placed[], atMs: number): void {
    for (const { column, isWait, stage } of begins) {
      this.columns[column] = { glyph: isWait ? GLYPHS.wait : GLYPHS.work, stage };
    }
    this.addRow(atMs, begins.map(beginCell), begins);
    for (const { column, startMs, endMs } of begins) if (endMs <= startMs) this.clear(column);
  }

  end(ends: readonly Placed[], atMs: number): void {
    this.addRow(atMs, ends.map(endCell));
    for (const { column } of ends) this.clear(column);
  }

  private clear(column: number): void {
    this.columns[column] = undefined;
    while (this.columns.length > 0 && this.columns.at(-1) === undefined) this.columns.pop();
  }

  private addRow(
    atMs: number | null,
    changes: [column: number, cell: Cell][],
    begins: readonly Placed[] = [],
  ): void {
    const cells = Array.from({ length: this.columns.length }, (_, column) => this.columns[column] ?? BLANK);
    for (const [column, cell] of changes) cells[column] = cell;
    this.rows.push({ atMs, cells, begins: [...begins] });
  }
}

const BLANK: Cell = { glyph: ' ', stage: null };

function beginCell({ column, stage, startMs, endMs }: Placed): [number, Cell] {
  return [column, { glyph: endMs > startMs ? GLYPHS.begin : GLYPHS.instant, stage }];
}

function endCell({ column, stage, isOpen }: Placed): [number, Cell] {
  return [column, { glyph: isOpen ? GLYPHS.openEnd : GLYPHS.end, stage }];
}
