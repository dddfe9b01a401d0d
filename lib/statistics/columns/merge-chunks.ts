import type { MeasureRows } from '@/lib/domain/statistics/measure-rows';
import { buildChunk, type Chunk, NO_PHASE } from './chunk';

type NumberArray =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Uint8Array;

/** One chunk of the living rows of several, which must fit into one. */
export function mergeChunks(chunks: readonly Chunk[]): Chunk {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length - chunk.dead, 0);
  const pick = <Column extends NumberArray>(columnOf: (chunk: Chunk) => Column, into: Column): Column => {
    let place = 0;
    for (const chunk of chunks) {
      const column = columnOf(chunk);
      for (let row = 0; row < chunk.length; row += 1) if (chunk.alive[row]) into[place++] = column[row] ?? 0;
    }
    return into;
  };
  const merged = buildChunk({
    length,
    ids: pick(({ ids }) => ids, new Float64Array(length)),
    startMicros: pick(({ startMicros }) => startMicros, new Float64Array(length)),
    endMicros: pick(({ endMicros }) => endMicros, new Float64Array(length)),
    totalMs: pick(({ totalMs }) => totalMs, new Float64Array(length)),
    buildMs: pick(({ buildMs }) => buildMs, new Float64Array(length)),
    totalBucket: pick(({ totalBucket }) => totalBucket, new Uint16Array(length)),
    buildBucket: pick(({ buildBucket }) => buildBucket, new Uint16Array(length)),
    resolutionMs: pick(({ resolutionMs }) => resolutionMs, new Float32Array(length)),
    image: pick(({ image }) => image, new Int32Array(length)),
    flavor: pick(({ flavor }) => flavor, new Int32Array(length)),
    host: pick(({ host }) => host, new Int32Array(length)),
    cache: pick(({ cache }) => cache, new Uint8Array(length)),
    basis: pick(({ basis }) => basis, new Uint8Array(length)),
    status: pick(({ status }) => status, new Uint8Array(length)),
    source: pick(({ source }) => source, new Uint16Array(length)),
    cloud: pick(({ cloud }) => cloud, new Uint16Array(length)),
    ...mergeFacts(chunks, length),
    ...mergePhases(chunks, length),
  });
  merged.concurrency.set(pick(({ concurrency }) => concurrency, new Uint16Array(length)));
  return merged;
}

function mergeFacts(chunks: readonly Chunk[], length: number): Pick<MeasureRows, 'factOffsets' | 'factIds'> {
  const factOffsets = new Uint32Array(length);
  const ids: number[] = [];
  let place = 0;
  for (const { length: rows, alive, factOffsets: offsets, factIds } of chunks) {
    for (let row = 0; row < rows; row += 1) {
      if (!alive[row]) continue;
      factOffsets[place++] = ids.length;
      const end = offsets[row + 1] ?? factIds.length;
      for (let fact = offsets[row] ?? 0; fact < end; fact += 1) ids.push(factIds[fact] ?? 0);
    }
  }
  return { factOffsets, factIds: Uint16Array.from(ids) };
}

/** Entries of each row beside each other again. */
function mergePhases(chunks: readonly Chunk[], length: number) {
  const phaseOffsets = new Uint32Array(length + 1);
  const places = chunks.map(placesOf);
  places.forEach((places, index) => {
    const before = chunks.slice(0, index).reduce((sum, chunk) => sum + chunk.length - chunk.dead, 0);
    forEachEntry(chunks[index], (row) => {
      const place = places[row] ?? -1;
      if (place >= 0) phaseOffsets[before + place + 1] = (phaseOffsets[before + place + 1] ?? 0) + 1;
    });
  });
  for (let row = 0; row < length; row += 1)
    phaseOffsets[row + 1] = (phaseOffsets[row + 1] ?? 0) + (phaseOffsets[row] ?? 0);
  const entries = phaseOffsets[length] ?? 0;
  const phaseIds = new Uint16Array(entries);
  const phaseStarts = new Int16Array(entries);
  const phaseDurations = new Uint16Array(entries);
  const next = phaseOffsets.slice(0, length);
  let before = 0;
  chunks.forEach((chunk, index) => {
    forEachEntry(chunk, (row, id, start, duration) => {
      const place = places[index]?.[row] ?? -1;
      if (place < 0) return;
      const entry = next[before + place] ?? 0;
      next[before + place] = entry + 1;
      phaseIds[entry] = id;
      phaseStarts[entry] = start;
      phaseDurations[entry] = duration;
    });
    before += chunk.length - chunk.dead;
  });
  return { phaseOffsets: phaseOffsets.slice(0, length), phaseIds, phaseStarts, phaseDurations };
}

/** Where the living rows of a chunk go, -1 for the others. */
function placesOf({ length, alive }: Chunk): Int32Array {
  const places = new Int32Array(length).fill(-1);
  let place = 0;
  for (let row = 0; row < length; row += 1) if (alive[row]) places[row] = place++;
  return places;
}

function forEachEntry(
  chunk: Chunk | undefined,
  visit: (row: number, id: number, start: number, duration: number) => void,
): void {
  for (const [id, { rows, starts, durations }] of chunk?.phases ?? [])
    for (let entry = 0; entry < durations.length; entry += 1) {
      const duration = durations[entry] ?? NO_PHASE;
      if (duration !== NO_PHASE) visit(rows ? (rows[entry] ?? 0) : entry, id, starts[entry] ?? 0, duration);
    }
}
