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
import type { Chunk } from './chunk';
import { type Durations, newDurations } from './durations';
import type { Grouping } from './grouping';
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
  const counts = new TallyCounts(grouping.members.length * spans, meaning, metrics, byCache);
  const scratch = newScratch(chunks);
  const spanOf = times === null ? null : compileSpans(times);
  const cells = new Int32Array(scratch.found.length);
  for (const chunk of chunks) {
    if (!selector.select(chunk, scratch.selected)) continue;
    grouping.assign(chunk, scratch.groups);
    let count = 0;
    for (let row = 0; row < chunk.length; row += 1) {
      if (scratch.selected[row] === 0) continue;
      const span = spanOf === null ? 0 : spanOf(chunk.startMicros[row] as number);
      if (span < 0 || span >= spans) continue;
      scratch.found[count] = row;
      cells[count++] = (scratch.groups[row] as number) * spans + span;
    }
    if (count > 0) counts.add(chunk, scratch.found.subarray(0, count), cells);
  }
  return counts.toTally(grouping, spans, groupBy, meaning);
}

/** Arrays as long as the longest chunk. */
export function newScratch(chunks: readonly Chunk[]) {
  const rows = chunks.reduce((most, { length }) => Math.max(most, length), 0);
  return {
    selected: new Uint8Array(rows),
    groups: new Int32Array(rows),
    found: new Uint16Array(rows),
  };
}

/** The span in which a moment (microseconds) lies; outside -1, or their number. Guesses as if spans were equal. */
function compileSpans(times: readonly number[]): (micros: number) => number {
  const bounds = times.map((ms) => microsOf(ms, 0));
  const spans = bounds.length - 1;
  const first = bounds[0] ?? 0;
  const perMicro = spans / ((bounds[spans] ?? 1) - first);
  return (micros) => {
    let span = Math.min(Math.max(Math.floor((micros - first) * perMicro), -1), spans);
    while (span < spans && micros >= (bounds[span + 1] ?? 0)) span += 1;
    while (span >= 0 && micros < (bounds[span] ?? 0)) span -= 1;
    return span;
  };
}

class TallyCounts {
  private readonly statuses: Uint32Array;
  private readonly running: Uint32Array;
  private readonly clouds: Uint8Array;
  private readonly durations: Partial<Record<Metric, Durations>>;
  private readonly classOf: Uint8Array;
  private readonly statusOf: Uint8Array;
  private readonly runningCode: number;
  private readonly cloudCount: number;
  private firstMicros = Number.POSITIVE_INFINITY;
  private lastMicros = Number.NEGATIVE_INFINITY;
  private coarse = 0;
  private resolutionMs = 0;

  constructor(cells: number, { words }: Meaning, metrics: readonly Metric[], byCache: boolean) {
    this.statuses = new Uint32Array(cells * STATUSES);
    this.running = new Uint32Array(cells * CLASSES);
    this.cloudCount = Math.max(words.cloud.size, 1);
    this.clouds = new Uint8Array(cells * this.cloudCount);
    this.durations = Object.fromEntries(metrics.map((metric) => [metric, newDurations(cells * CLASSES)]));
    this.classOf = byCache ? cacheClasses(words.cache) : new Uint8Array(words.cache.size).fill(OTHER);
    this.statusOf = Uint8Array.from({ length: words.status.size }, (_, code) =>
      Math.max(BOOT_STATUSES.indexOf(words.status.textOf(code) as (typeof BOOT_STATUSES)[number]), 0),
    );
    this.runningCode = words.status.find('running') ?? -1;
  }

  // Column after column, in short loops, which the compiler makes fast. Indexes lie within the arrays, so the casts hold.

  /** @param cells the cell of each of the rows */
  add(chunk: Chunk, rows: Uint16Array, cells: Int32Array): void {
    this.addStarts(chunk, rows);
    this.addPlaces(chunk, rows, cells);
    const running = new Uint16Array(rows.length);
    const keys = new Int32Array(rows.length);
    let count = 0;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] as number;
      if (chunk.status[row] !== this.runningCode) continue;
      const key = (cells[index] as number) * CLASSES + (this.classOf[chunk.cache[row] as number] as number);
      this.running[key] = (this.running[key] as number) + 1;
      running[count] = row;
      keys[count++] = key;
    }
    const counted = running.subarray(0, count);
    this.addResolutions(chunk, counted);
    this.durations.total?.add(keys, counted, chunk.totalBucket, chunk.totalMs);
    this.durations.build?.add(keys, counted, chunk.buildBucket, chunk.buildMs);
  }

  private addStarts({ startMicros, minStart, maxStart, length }: Chunk, rows: Uint16Array): void {
    if (rows.length === length) {
      this.firstMicros = Math.min(this.firstMicros, minStart);
      this.lastMicros = Math.max(this.lastMicros, maxStart);
      return;
    }
    for (const row of rows) {
      const start = startMicros[row] as number;
      if (start < this.firstMicros) this.firstMicros = start;
      if (start > this.lastMicros) this.lastMicros = start;
    }
  }

  private addPlaces({ status, cloud }: Chunk, rows: Uint16Array, cells: Int32Array): void {
    const { statuses, statusOf, clouds, cloudCount } = this;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] as number;
      const cell = cells[index] as number;
      const place = cell * STATUSES + (statusOf[status[row] as number] as number);
      statuses[place] = (statuses[place] as number) + 1;
      clouds[cell * cloudCount + (cloud[row] as number)] = 1;
    }
  }

  private addResolutions({ resolutionMs }: Chunk, rows: Uint16Array): void {
    let most = this.resolutionMs;
    let coarse = 0;
    for (const row of rows) {
      const resolution = resolutionMs[row] as number;
      if (resolution >= COARSE_MS) coarse += 1;
      if (resolution > most) most = resolution;
    }
    this.coarse += coarse;
    this.resolutionMs = most;
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
