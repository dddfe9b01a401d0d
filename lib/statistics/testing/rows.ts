import type { MeasureRows } from '@/lib/domain/statistics/measure-rows';

/** Rows of boots that have nothing but a host and a time. */
export function newRows(
  boots: readonly { host: number; startMicros: number; endMicros: number }[],
): MeasureRows {
  const { length } = boots;
  return {
    length,
    ids: Float64Array.from(boots, (_, index) => index + 1),
    startMicros: Float64Array.from(boots, ({ startMicros }) => startMicros),
    endMicros: Float64Array.from(boots, ({ endMicros }) => endMicros),
    totalMs: new Float64Array(length),
    buildMs: new Float64Array(length),
    totalBucket: new Uint16Array(length),
    buildBucket: new Uint16Array(length),
    resolutionMs: new Float32Array(length),
    image: new Int32Array(length),
    flavor: new Int32Array(length),
    host: Int32Array.from(boots, ({ host }) => host),
    cache: new Uint8Array(length),
    basis: new Uint8Array(length),
    status: new Uint8Array(length),
    source: new Uint16Array(length),
    cloud: new Uint16Array(length),
    factOffsets: new Uint32Array(length),
    factIds: new Uint16Array(0),
    phaseOffsets: new Uint32Array(length),
    phaseIds: new Uint16Array(0),
    phaseStarts: new Int16Array(0),
    phaseDurations: new Uint16Array(0),
  };
}
