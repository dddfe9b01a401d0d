import { Counter, Histogram, type Registry } from 'prom-client';
import type { EndedBoot } from '@/lib/domain/ended-boot';
import { LabelSlots, OTHER } from './label-slots';

/** Names as people know them, else ids; null where they are unknown. */
export interface CountedBoot extends EndedBoot {
  image: string | null;
  flavor: string | null;
}

/** The dimensions that have histograms of their own. */
export const METRIC_DIMENSIONS = ['image', 'flavor', 'host'] as const;

export type MetricDimension = (typeof METRIC_DIMENSIONS)[number];

/** Values of each dimension with series of their own. */
export const SLOTS: Record<MetricDimension | 'cloud' | 'source', number> = {
  image: 20,
  flavor: 20,
  host: 50,
  cloud: 10,
  source: 5,
};

/** Boots take from a second to an hour; between two bounds lies a factor of 1.3 to 2. */
const SECONDS = [0.5, 1, 2, 3, 4, 5, 7, 10, 14, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1800, 3600];
/** Most stages of a warm boot take a fraction of a second. */
const STAGE_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 7, 10, 15, 20, 30, 60, 120, 300, 1800];

const COUNTED =
  'Each boot once, by the replica that projected it, when it is first seen to run within a day of running: sum over replicas. Starts at zero with the process';

/** Counts boots as they end. What was counted stays counted: a boot that late events change is not taken back. */
export class BootMetrics {
  private readonly slots = mapValues(SLOTS, (limit) => new LabelSlots(limit));
  private readonly boots: Counter<'cloud' | 'source' | 'status'>;
  private readonly durations: Histogram<'cloud' | 'source' | 'metric' | 'cache'>;
  private readonly stages: Histogram<'source' | 'stage' | 'cache'>;
  private readonly ofDimension: Record<MetricDimension, Histogram>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.boots = new Counter({
      name: 'bootfall_boots_ended_total',
      help: `Boots that ran or failed. ${COUNTED}.`,
      labelNames: ['cloud', 'source', 'status'],
      registers,
    });
    this.durations = new Histogram({
      name: 'bootfall_boot_duration_seconds',
      help: `Duration of boots that ran; total: request accepted to running, build: picked up by the host to running. ${COUNTED}.`,
      labelNames: ['cloud', 'source', 'metric', 'cache'],
      buckets: SECONDS,
      registers,
    });
    this.stages = new Histogram({
      name: 'bootfall_stage_duration_seconds',
      help: `How long anything of a stage was under way, in boots that ran and had the stage. ${COUNTED}.`,
      labelNames: ['source', 'stage', 'cache'],
      buckets: STAGE_SECONDS,
      registers,
    });
    const histogramOf = (dimension: MetricDimension) =>
      new Histogram({
        name: `bootfall_${dimension}_build_duration_seconds`,
        help: `Build of boots that ran, by ${dimension}: ${SLOTS[dimension]} of them, the largest by number of boots when the process started and then the first to come; all further ones are counted as "${OTHER}". ${COUNTED}.`,
        labelNames: [dimension, 'cache'],
        buckets: SECONDS,
        registers,
      });
    this.ofDimension = {
      image: histogramOf('image'),
      flavor: histogramOf('flavor'),
      host: histogramOf('host'),
    };
  }

  /** Gives the largest values of a dimension their slots, before any boot is counted. */
  reserve(dimension: MetricDimension, values: readonly string[]): void {
    for (const value of values.slice(0, SLOTS[dimension])) {
      const label = this.slots[dimension].labelOf(value);
      // From zero, so that the first boot is an increase already.
      for (const cache of CACHES) this.ofDimension[dimension].zero({ [dimension]: label, cache });
    }
  }

  observe(boot: CountedBoot): void {
    const cloud = this.slots.cloud.labelOf(boot.cloud);
    const source = this.slots.source.labelOf(boot.source);
    this.boots.inc({ cloud, source, status: boot.status });
    if (boot.status !== 'running') return;
    const cache = cacheOf(boot);
    for (const [metric, ms] of [['total', boot.totalMs] as const, ['build', boot.buildMs] as const])
      if (ms !== null) this.durations.observe({ cloud, source, metric, cache }, ms / 1000);
    for (const [stage, ms] of boot.stages) this.stages.observe({ source, stage, cache }, ms / 1000);
    if (boot.buildMs === null) return;
    for (const dimension of METRIC_DIMENSIONS) {
      const label = this.slots[dimension].labelOf(boot[dimension] ?? 'unknown');
      this.ofDimension[dimension].observe({ [dimension]: label, cache }, boot.buildMs / 1000);
    }
  }
}

const CACHES = ['cold', 'warm', OTHER] as const;

function cacheOf({ cache }: EndedBoot): (typeof CACHES)[number] {
  if (cache === 'cold' || cache === 'follower') return 'cold';
  return cache === 'warm' ? 'warm' : OTHER;
}

function mapValues<Key extends string, From, To>(
  record: Record<Key, From>,
  to: (value: From) => To,
): Record<Key, To> {
  // Object.entries forgets the keys' type; every key of the record is in the result.
  return Object.fromEntries(Object.entries<From>(record).map(([key, value]) => [key, to(value)])) as Record<
    Key,
    To
  >;
}
