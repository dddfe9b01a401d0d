import { BOOT_STATUSES } from '@/lib/domain/boot';
import type { Metric } from '@/lib/domain/cohort';
import type { Percentiles } from '@/lib/domain/percentiles';
import type { Member } from '@/lib/domain/statistics/dictionary';
import {
  ALL_BOOTS,
  type ByClass,
  type CacheClass,
  type Cell,
  type Extent,
  type Tally,
  type TallyQuestion,
} from '../counting';
import type { Distribution } from '../distribution';
import { type BucketList, distributionOf, percentilesOf } from './bucket-lists';
import type { BootCounts } from './shard';

const STATUSES = BOOT_STATUSES.length;

/** A group with its place in the counts of each shard that has boots of it. */
interface MergedGroup {
  member: Member;
  clouds: Set<string>;
  places: GroupPlace[];
}

interface GroupPlace {
  counts: BootCounts;
  group: number;
}

/** One tally of the counts of several shards. */
export function mergeBoots(
  parts: readonly BootCounts[],
  { groupBy, times }: Pick<TallyQuestion, 'groupBy' | 'times'>,
): Tally {
  const spans = times === null ? 1 : times.length - 1;
  const groups = groupsOf(parts);
  if (groupBy === null && groups.length === 0)
    groups.push({ member: ALL_BOOTS, clouds: new Set(), places: [] });
  return {
    groups: groups.map(({ member: { value, label }, clouds }) => ({
      ...{ dimension: groupBy ?? ALL_BOOTS.dimension, value, label },
      clouds: [...clouds].sort(),
    })),
    cells: groups.map(({ places }) =>
      Array.from(
        { length: spans },
        (_, span) =>
          new MergedCell(places.map(({ counts, group }) => ({ counts, cell: group * spans + span }))),
      ),
    ),
    coarse: parts.reduce((sum, { coarse }) => sum + coarse, 0),
    resolutionMs: parts.reduce((most, { resolutionMs }) => Math.max(most, resolutionMs), 0),
  };
}

/** The groups that any shard has boots of. */
function groupsOf(parts: readonly BootCounts[]): MergedGroup[] {
  const byValue = new Map<string | null, MergedGroup>();
  for (const counts of parts) {
    counts.members.forEach((member, group) => {
      const clouds = counts.clouds[group] ?? [];
      if (clouds.length === 0) return;
      const merged = byValue.get(member.value) ?? { member, clouds: new Set(), places: [] };
      byValue.set(member.value, merged);
      for (const cloud of clouds) merged.clouds.add(cloud);
      merged.places.push({ counts, group });
    });
  }
  return [...byValue.values()];
}

/** A cell as it stands in the counts of several shards; read where it is asked for, for most figures of most cells are not. */
class MergedCell implements Cell {
  constructor(private readonly places: readonly { counts: BootCounts; cell: number }[]) {}

  get statuses(): number[] {
    return BOOT_STATUSES.map((_, status) =>
      this.places.reduce(
        (sum, { counts, cell }) => sum + (counts.statuses[cell * STATUSES + status] ?? 0),
        0,
      ),
    );
  }

  get running(): ByClass<number> {
    return byClass((cacheClass) =>
      this.places.reduce((sum, { counts, cell }) => {
        const key = keyOf(counts, cell, cacheClass);
        return sum + (key === null ? 0 : (counts.running[key] ?? 0));
      }, 0),
    );
  }

  durationsOf(metric: Metric, cacheClass?: CacheClass): Distribution {
    return distributionOf(this.listsOf(metric, cacheClass));
  }

  percentilesOf(metric: Metric, cacheClass?: CacheClass): Percentiles {
    return percentilesOf(this.listsOf(metric, cacheClass));
  }

  private listsOf(metric: Metric, cacheClass: CacheClass | undefined): BucketList[] {
    const parts: BucketList[] = [];
    for (const { counts, cell } of this.places) {
      const lists = counts.durations[metric];
      if (!lists) continue;
      counts.classes.forEach((each, place) => {
        if (cacheClass === undefined || each === cacheClass)
          parts.push({ lists, key: cell * counts.classes.length + place });
      });
    }
    return parts;
  }
}

/** Where counts hold the class of a cell; null where it is not told apart. */
function keyOf({ classes }: BootCounts, cell: number, cacheClass: CacheClass): number | null {
  const place = classes.indexOf(cacheClass);
  return place < 0 ? null : cell * classes.length + place;
}

function byClass<Value>(toValue: (cacheClass: CacheClass) => Value): ByClass<Value> {
  return { cold: toValue('cold'), warm: toValue('warm'), other: toValue('other') };
}

/** From the first boot of all shards to the last; null without boots. */
export function mergeExtents(parts: readonly (Extent | null)[]): Extent | null {
  const known = parts.filter((part) => part !== null);
  if (known.length === 0) return null;
  return {
    firstMs: Math.min(...known.map(({ firstMs }) => firstMs)),
    lastMs: Math.max(...known.map(({ lastMs }) => lastMs)),
  };
}
