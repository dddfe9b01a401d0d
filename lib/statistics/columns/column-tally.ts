import { BOOT_STATUSES } from '@/lib/domain/boot';
import { METRICS, type Metric } from '@/lib/domain/cohort';
import {
  type ByClass,
  CACHE_CLASSES,
  type Cell,
  COARSE_MS,
  type Tally,
  type TallyQuestion,
} from '../counting';
import { Distribution } from '../distribution';
import { type Chunk, unionOf } from './chunk';
import { type Durations, newDurations } from './durations';
import type { Grouping } from './grouping';
import {
  countCodes,
  countFrom,
  countPairs,
  divideCells,
  greatestOf,
  keepMarked,
  leastOf,
  markPairs,
  pairCells,
} from './loops';
import { type Meaning, microsOf, type Selector } from './selection';

const CLASSES = CACHE_CLASSES.length;
const STATUSES = BOOT_STATUSES.length;
const OTHER = CACHE_CLASSES.indexOf('other');

/** Counts boots by group, span of time and cache class, in one pass. */
export function tallyColumns(
  chunks: readonly Chunk[],
  selector: Selector,
  grouping: Grouping,
  meaning: Meaning,
  { times, metrics, groupBy, byCache = true }: TallyQuestion,
): Tally {
  const spans = times === null ? 1 : times.length - 1;
  const counts = new TallyCounts(grouping.members.length * spans, meaning, chunks, metrics, byCache);
  const divide = times === null ? null : compileSpans(times);
  const cells = new Int32Array(longestOf(chunks));
  for (const chunk of chunks) {
    const rows = selector.select(chunk);
    if (rows.length === 0) continue;
    grouping.assign(chunk, rows, cells);
    divide?.(chunk, rows, cells);
    counts.add(chunk, rows, cells);
  }
  return counts.toTally(grouping, spans, groupBy, meaning);
}

/** Length of the longest chunk. */
export function longestOf(chunks: Iterable<Chunk>): number {
  let most = 0;
  for (const { length } of chunks) most = Math.max(most, length);
  return most;
}

/**
 * Turns the group of each row into the cell of the group and the span of time in which it started; rows must lie within the
 * spans. Guesses as if spans were equal.
 */
function compileSpans(
  times: readonly number[],
): (chunk: Chunk, rows: Uint16Array, cells: Int32Array) => void {
  const bounds = Float64Array.from(times, (ms) => microsOf(ms, 0));
  const spans = bounds.length - 1;
  const first = bounds[0] as number;
  const perMicro = spans / ((bounds[spans] as number) - first);
  return ({ startMicros }, rows, cells) => divideCells(startMicros, rows, bounds, first, perMicro, cells);
}

class TallyCounts {
  private readonly statuses: Uint32Array;
  private readonly running: Uint32Array;
  private readonly clouds: Uint8Array;
  private readonly durations: Partial<Record<Metric, Durations>>;
  private readonly classOf: Uint8Array;
  private readonly statusOf: Uint8Array;
  private readonly isRunning: Uint8Array;
  private readonly cloudCount: number;
  private readonly runningRows: Uint16Array;
  private readonly keys: Int32Array;
  private firstMicros = Number.POSITIVE_INFINITY;
  private lastMicros = Number.NEGATIVE_INFINITY;
  private coarse = 0;
  private resolutionMs = 0;

  constructor(
    cells: number,
    { words }: Meaning,
    chunks: readonly Chunk[],
    metrics: readonly Metric[],
    byCache: boolean,
  ) {
    this.statuses = new Uint32Array(cells * STATUSES);
    this.running = new Uint32Array(cells * CLASSES);
    this.cloudCount = Math.max(words.cloud.size, 1);
    this.clouds = new Uint8Array(cells * this.cloudCount);
    const rangeOf = (metric: Metric) => unionOf(chunks.map((chunk) => chunk[`${metric}Range`]));
    this.durations = Object.fromEntries(
      metrics.map((metric) => [metric, newDurations(cells * CLASSES, rangeOf(metric))]),
    );
    this.classOf = byCache ? cacheClasses(words.cache) : new Uint8Array(words.cache.size).fill(OTHER);
    this.statusOf = Uint8Array.from({ length: words.status.size }, (_, code) =>
      Math.max(BOOT_STATUSES.indexOf(words.status.textOf(code) as (typeof BOOT_STATUSES)[number]), 0),
    );
    this.isRunning = Uint8Array.from({ length: words.status.size }, (_, code) =>
      words.status.textOf(code) === 'running' ? 1 : 0,
    );
    this.runningRows = new Uint16Array(longestOf(chunks));
    this.keys = new Int32Array(this.runningRows.length);
  }

  /** @param cells the cell of each of the rows */
  add(chunk: Chunk, rows: Uint16Array, cells: Int32Array): void {
    const { keys, runningRows } = this;
    this.addStarts(chunk, rows);
    countPairs(rows, cells, chunk.status, this.statusOf, STATUSES, this.statuses);
    markPairs(rows, cells, chunk.cloud, this.cloudCount, this.clouds);
    pairCells(rows, cells, chunk.cache, this.classOf, CLASSES, keys);
    const length = keepMarked(rows, chunk.status, this.isRunning, runningRows, keys);
    const running = runningRows.subarray(0, length);
    countCodes(keys, length, this.running);
    this.coarse += countFrom(running, chunk.resolutionMs, COARSE_MS);
    this.resolutionMs = greatestOf(running, chunk.resolutionMs, this.resolutionMs);
    this.durations.total?.add(keys, running, chunk.totalBucket, chunk.totalMs);
    this.durations.build?.add(keys, running, chunk.buildBucket, chunk.buildMs);
  }

  private addStarts({ startMicros, minStart, maxStart, length }: Chunk, rows: Uint16Array): void {
    const isAll = rows.length === length;
    const first = isAll ? minStart : leastOf(rows, startMicros, this.firstMicros);
    const last = isAll ? maxStart : greatestOf(rows, startMicros, this.lastMicros);
    this.firstMicros = Math.min(this.firstMicros, first);
    this.lastMicros = Math.max(this.lastMicros, last);
  }

  toTally(
    { members }: Grouping,
    spans: number,
    groupBy: TallyQuestion['groupBy'],
    { words }: Meaning,
  ): Tally {
    const sorted = Object.fromEntries(METRICS.map((metric) => [metric, this.durations[metric]?.sort()]));
    const cellAt = (cell: number): Cell => {
      const of = (metric: Metric) =>
        byClass((index) => sorted[metric]?.(cell * CLASSES + index) ?? Distribution.EMPTY);
      return {
        statuses: Array.from(this.statuses.subarray(cell * STATUSES, (cell + 1) * STATUSES)),
        running: byClass((index) => this.running[cell * CLASSES + index] ?? 0),
        durations: { total: of('total'), build: of('build') },
      };
    };
    const groups = members.map((member, group) => ({
      member,
      group,
      clouds: this.cloudsOf(group, spans, words),
    }));
    const present = groups.filter(({ clouds }) => clouds.length > 0 || groupBy === null);
    return {
      groups: present.map(({ member, clouds }) => ({ dimension: groupBy ?? 'all', ...member, clouds })),
      cells: present.map(({ group }) =>
        Array.from({ length: spans }, (_, span) => cellAt(group * spans + span)),
      ),
      firstMs: Number.isFinite(this.firstMicros) ? this.firstMicros / 1000 : null,
      lastMs: Number.isFinite(this.lastMicros) ? this.lastMicros / 1000 : null,
      coarse: this.coarse,
      resolutionMs: this.resolutionMs,
    };
  }

  private cloudsOf(group: number, spans: number, words: Meaning['words']): string[] {
    const found: string[] = [];
    for (let cloud = 0; cloud < this.cloudCount; cloud += 1) {
      for (let span = 0; span < spans; span += 1) {
        if (!this.clouds[(group * spans + span) * this.cloudCount + cloud]) continue;
        found.push(words.cloud.textOf(cloud));
        break;
      }
    }
    return found.sort();
  }
}

function byClass<Value>(toValue: (index: number) => Value): ByClass<Value> {
  return { cold: toValue(0), warm: toValue(1), other: toValue(2) };
}

/** Index into `CACHE_CLASSES` of each code. */
function cacheClasses(words: Meaning['words']['cache']): Uint8Array {
  return Uint8Array.from({ length: words.size }, (_, code) => {
    const state = words.textOf(code);
    if (state === 'cold' || state === 'follower') return 0;
    return state === 'warm' ? 1 : 2;
  });
}
