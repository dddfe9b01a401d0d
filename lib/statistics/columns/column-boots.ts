import { BOOT_STATUSES } from '@/lib/domain/boot';
import { METRICS, type Metric } from '@/lib/domain/cohort';
import type { Member } from '@/lib/domain/statistics/dictionary';
import { CACHE_CLASSES, type CacheClass, COARSE_MS, type Extent, type TallyQuestion } from '../counting';
import type { BootCounts } from '../shards/shard';
import { type Chunk, MAX_CHUNK_ROWS, unionOf } from './chunk';
import { type Durations, newDurations } from './durations';
import type { Grouping } from './grouping';
import { countCodes, divideCells, keepGrouped, listRunning, markPairs } from './loops/cells';
import { countFrom, greatestOf, leastOf } from './loops/rows';
import { type Meaning, microsOf, type Selector } from './selection';

const STATUSES = BOOT_STATUSES.length;
/** All boots are of one class where classes are not told apart. */
const ONE_CLASS: readonly CacheClass[] = ['other'];

// Used by one count at a time, for none waits before it has ended; made anew for each they would be most of the garbage.
const cells = new Int32Array(MAX_CHUNK_ROWS);
const kept = new Uint16Array(MAX_CHUNK_ROWS);
const runningRows = new Uint16Array(MAX_CHUNK_ROWS);
const keys = new Int32Array(MAX_CHUNK_ROWS);

/** Counts boots by group, span of time and cache class, in one pass. */
export function countColumnBoots(
  chunks: readonly Chunk[],
  selector: Selector,
  grouping: Grouping,
  meaning: Meaning,
  { times, metrics, byCache = true }: Pick<TallyQuestion, 'times' | 'metrics' | 'byCache'>,
): BootCounts {
  const spans = times === null ? 1 : times.length - 1;
  const counts = new OpenCounts(grouping.members.length * spans, meaning, chunks, metrics, byCache);
  const divide = times === null ? null : compileSpans(times);
  for (const chunk of chunks) {
    const selected = selector.select(chunk);
    grouping.assign(chunk, selected, cells);
    const rows = grouping.isPartial ? kept.subarray(0, keepGrouped(selected, cells, kept)) : selected;
    if (rows.length === 0) continue;
    divide?.(chunk, rows, cells);
    counts.add(chunk, rows);
  }
  return counts.finish(grouping.members, meaning);
}

/** When the first and the last of the selected boots started. */
export function extentOfColumns(chunks: readonly Chunk[], selector: Selector): Extent | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const chunk of chunks) {
    const rows = selector.select(chunk);
    const isAll = rows.length === chunk.length;
    first = isAll ? Math.min(first, chunk.minStart) : leastOf(rows, chunk.startMicros, first);
    last = isAll ? Math.max(last, chunk.maxStart) : greatestOf(rows, chunk.startMicros, last);
  }
  return first <= last ? { firstMs: first / 1000, lastMs: last / 1000 } : null;
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

/** Counts of boots while they are counted. */
class OpenCounts {
  private readonly statuses: Uint32Array;
  private readonly classes: readonly CacheClass[];
  private readonly running: Uint32Array;
  private readonly clouds: Uint8Array;
  private readonly durations: Partial<Record<Metric, Durations>>;
  private readonly classOf: Uint8Array;
  private readonly statusOf: Uint8Array;
  private readonly isRunning: Uint8Array;
  private readonly cloudCount: number;
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
    this.classes = byCache ? CACHE_CLASSES : ONE_CLASS;
    const classes = this.classes.length;
    const rows = chunks.reduce((sum, { length }) => sum + length, 0);
    this.running = new Uint32Array(cells * classes);
    this.cloudCount = Math.max(words.cloud.size, 1);
    this.clouds = new Uint8Array(cells * this.cloudCount);
    const rangeOf = (metric: Metric) => unionOf(chunks.map((chunk) => chunk[`${metric}Range`]));
    this.durations = Object.fromEntries(
      metrics.map((metric) => [metric, newDurations(cells * classes, rangeOf(metric), rows)]),
    );
    this.classOf = byCache ? cacheClasses(words.cache) : new Uint8Array(words.cache.size);
    this.statusOf = Uint8Array.from({ length: words.status.size }, (_, code) =>
      Math.max(BOOT_STATUSES.indexOf(words.status.textOf(code) as (typeof BOOT_STATUSES)[number]), 0),
    );
    this.isRunning = Uint8Array.from({ length: words.status.size }, (_, code) =>
      words.status.textOf(code) === 'running' ? 1 : 0,
    );
  }

  /** Adds rows whose cells are in `cells`. */
  add(chunk: Chunk, rows: Uint16Array): void {
    markPairs(rows, cells, chunk.cloud, this.cloudCount, this.clouds);
    const length = listRunning(
      ...([rows, cells, chunk.status, this.statusOf, STATUSES, this.statuses] as const),
      ...([this.isRunning, chunk.cache, this.classOf, this.classes.length, runningRows, keys] as const),
    );
    const running = runningRows.subarray(0, length);
    countCodes(keys, length, this.running);
    this.addResolutions(chunk, running);
    this.durations.total?.add(keys, running, chunk.totalBucket, chunk.totalMs);
    this.durations.build?.add(keys, running, chunk.buildBucket, chunk.buildMs);
  }

  private addResolutions({ resolutionMs, resolutions }: Chunk, running: Uint16Array): void {
    if (running.length === 0) return;
    const isOne = resolutions.least === resolutions.most;
    const coarse = isOne
      ? running.length * Number(resolutions.most >= COARSE_MS)
      : countFrom(running, resolutionMs, COARSE_MS);
    this.coarse += coarse;
    this.resolutionMs = isOne
      ? Math.max(this.resolutionMs, resolutions.most)
      : greatestOf(running, resolutionMs, this.resolutionMs);
  }

  finish(members: Member[], { words }: Meaning): BootCounts {
    const spans = this.statuses.length / STATUSES / members.length;
    const lists = METRICS.flatMap((metric) => {
      const durations = this.durations[metric];
      return durations ? [[metric, durations.finish()]] : [];
    });
    return {
      members,
      clouds: members.map((_, group) => this.cloudsOf(group, spans, words)),
      statuses: this.statuses,
      classes: this.classes,
      running: this.running,
      durations: Object.fromEntries(lists),
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

/** Index into `CACHE_CLASSES` of each code. */
function cacheClasses(words: Meaning['words']['cache']): Uint8Array {
  return Uint8Array.from({ length: words.size }, (_, code) => {
    const state = words.textOf(code);
    if (state === 'cold' || state === 'follower') return 0;
    return state === 'warm' ? 1 : 2;
  });
}
