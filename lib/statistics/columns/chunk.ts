import type { MeasureRows } from '@/lib/domain/statistics/measure-rows';

/** Stands for the buckets of a boot that has not the phase. */
export const NO_PHASE = -32_768;

/** A phase over the boots of a chunk. */
export interface PhaseColumn {
  /** Rows of the entries, increasing, one for each boot that has it; null where there is an entry for every row. */
  rows: Uint16Array | null;
  /** Signed buckets, `NO_PHASE` where the row has not the phase. */
  starts: Int16Array;
  durations: Int16Array;
  /** Least and greatest bucket. */
  minStart: number;
  maxStart: number;
  minDuration: number;
  maxDuration: number;
}

/** Some tens of thousands of boots, column by column. Only `alive` and `concurrency` ever change. */
export interface Chunk
  extends Omit<MeasureRows, 'phaseOffsets' | 'phaseIds' | 'phaseStarts' | 'phaseDurations'> {
  /** By phase id. */
  phases: ReadonlyMap<number, PhaseColumn>;
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
    bytes: 0,
  };
  return { ...chunk, bytes: bytesOf(chunk) };
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
    minStart: Number.POSITIVE_INFINITY,
    maxStart: Number.NEGATIVE_INFINITY,
    minDuration: Number.POSITIVE_INFINITY,
    maxDuration: Number.NEGATIVE_INFINITY,
  };
}

function put(column: PhaseColumn, place: number, start: number, duration: number): void {
  column.starts[place] = start;
  column.durations[place] = duration;
  if (start < column.minStart) column.minStart = start;
  if (start > column.maxStart) column.maxStart = start;
  if (duration < column.minDuration) column.minDuration = duration;
  if (duration > column.maxDuration) column.maxDuration = duration;
}

function bytesOf(chunk: Chunk): number {
  let bytes = 0;
  for (const column of Object.values(chunk)) if (ArrayBuffer.isView(column)) bytes += column.byteLength;
  for (const { rows, starts, durations } of chunk.phases.values())
    bytes += (rows?.byteLength ?? 0) + starts.byteLength + durations.byteLength;
  return bytes;
}
