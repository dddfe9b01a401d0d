import { type MeasureRows, NO_BUCKET } from '@/lib/domain/statistics/measure-rows';

/** Stands for the buckets of a boot that has not the phase. */
export const NO_PHASE = -32_768;

/** A column of ids or of codes of words. */
export type Codes = Int32Array | Uint16Array | Uint8Array;

/** A phase over the boots of a chunk. */
export interface PhaseColumn {
  /** Rows of the entries, increasing, one for each boot that has it; null where there is an entry for every row. */
  rows: Uint16Array | null;
  /** Signed buckets, `NO_PHASE` where the row has not the phase. */
  starts: Int16Array;
  durations: Int16Array;
  startRange: ColumnRange;
  durationRange: ColumnRange;
}

/** The least and the greatest bucket, or number, of a column, `least > most` where it has none. */
export interface ColumnRange {
  least: number;
  most: number;
}

/** What holds all buckets of several columns. */
export function unionOf(ranges: Iterable<ColumnRange>): ColumnRange {
  const union = emptyRange();
  for (const { least, most } of ranges) {
    if (least < union.least) union.least = least;
    if (most > union.most) union.most = most;
  }
  return union;
}

function emptyRange(): ColumnRange {
  return { least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY };
}

function widen(range: ColumnRange, value: number): void {
  if (value < range.least) range.least = value;
  if (value > range.most) range.most = value;
}

/** Some tens of thousands of boots, column by column. Only `alive` and `concurrency` ever change. */
export interface Chunk
  extends Omit<MeasureRows, 'phaseOffsets' | 'phaseIds' | 'phaseStarts' | 'phaseDurations'> {
  /** By phase id. */
  phases: ReadonlyMap<number, PhaseColumn>;
  /** Least and greatest of the resolutions, milliseconds. */
  resolutions: ColumnRange;
  totalRange: ColumnRange;
  buildRange: ColumnRange;
  /** 0: the boot is gone. */
  alive: Uint8Array;
  dead: number;
  /** Other boots under way on the host when the boot started. */
  concurrency: Uint16Array;
  /** Least and greatest start, microseconds. */
  minStart: number;
  maxStart: number;
  bytes: number;
}

/** Rows of a chunk: as many as a Uint16Array can point at. */
export const MAX_CHUNK_ROWS = 65_536;

/** Makes a chunk of rows; keeps their arrays. */
export function buildChunk(rows: MeasureRows): Chunk {
  const { phaseOffsets, phaseIds, phaseStarts, phaseDurations, ...columns } = rows;
  const phases = phaseColumns(rows);
  let minStart = Number.POSITIVE_INFINITY;
  let maxStart = Number.NEGATIVE_INFINITY;
  for (const start of rows.startMicros) {
    if (start < minStart) minStart = start;
    if (start > maxStart) maxStart = start;
  }
  const chunk = {
    ...columns,
    phases,
    alive: new Uint8Array(rows.length).fill(1),
    dead: 0,
    concurrency: new Uint16Array(rows.length),
    ...{ minStart, maxStart },
    resolutions: rangeOf(rows.resolutionMs),
    totalRange: rangeOf(rows.totalBucket, NO_BUCKET),
    buildRange: rangeOf(rows.buildBucket, NO_BUCKET),
    bytes: 0,
  };
  return { ...chunk, bytes: bytesOf(chunk) };
}

/** @param none stands for no value */
function rangeOf(values: Uint16Array | Float32Array, none?: number): ColumnRange {
  const range = emptyRange();
  for (const value of values) if (value !== none) widen(range, value);
  return range;
}

/** A phase that so many of the boots have has an entry for every row: shorter, and quicker to count. */
const DENSE_SHARE = 2 / 3;

function phaseColumns({ length, phaseOffsets, phaseIds, phaseStarts, phaseDurations }: MeasureRows) {
  const counts = new Map<number, number>();
  for (const id of phaseIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  const columns = new Map<number, PhaseColumn>();
  const filled = new Map<number, number>();
  for (const [id, count] of counts) {
    columns.set(id, newPhaseColumn(count, length));
    filled.set(id, 0);
  }
  let row = 0;
  for (let entry = 0; entry < phaseIds.length; entry += 1) {
    while (entry >= (phaseOffsets[row + 1] ?? Number.POSITIVE_INFINITY)) row += 1;
    const id = phaseIds[entry] ?? 0;
    const column = columns.get(id);
    const place = filled.get(id) ?? 0;
    if (!column) continue;
    filled.set(id, place + 1);
    if (column.rows) column.rows[place] = row;
    put(column, column.rows ? place : row, phaseStarts[entry] ?? 0, phaseDurations[entry] ?? 0);
  }
  return columns;
}

function newPhaseColumn(count: number, rows: number): PhaseColumn {
  const isDense = count >= rows * DENSE_SHARE;
  return {
    rows: isDense ? null : new Uint16Array(count),
    starts: new Int16Array(isDense ? rows : count).fill(NO_PHASE),
    durations: new Int16Array(isDense ? rows : count).fill(NO_PHASE),
    startRange: emptyRange(),
    durationRange: emptyRange(),
  };
}

function put(column: PhaseColumn, place: number, start: number, duration: number): void {
  column.starts[place] = start;
  column.durations[place] = duration;
  widen(column.startRange, start);
  widen(column.durationRange, duration);
}

function bytesOf(chunk: Chunk): number {
  let bytes = 0;
  for (const column of Object.values(chunk)) if (ArrayBuffer.isView(column)) bytes += column.byteLength;
  for (const { rows, starts, durations } of chunk.phases.values())
    bytes += (rows?.byteLength ?? 0) + starts.byteLength + durations.byteLength;
  return bytes;
}
