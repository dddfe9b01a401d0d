import { BOOT_STATUSES } from '@/lib/domain/boot';
import { METRICS, type Metric } from '@/lib/domain/cohort';
import type { GroupKey } from '@/lib/domain/percentiles';
import { bucketMs } from '@/lib/domain/statistics/bucket';
import type { Dictionary, Member } from '@/lib/domain/statistics/dictionary';
import { countBootCells, countDurationCells } from '@/lib/store/count-measures';
import type { Database } from '@/lib/store/database';
import { ALL_BOOTS, type ByClass, type Cell, COARSE_MS, type Tally, type TallyQuestion } from '../counting';
import { BucketCounts } from './bucket-counts';
import { memberOfCode } from './codes';

const RUNNING = BOOT_STATUSES.indexOf('running');

/** A cell while it is counted; lists are by cache class. */
interface OpenCell {
  statuses: number[];
  running: number[];
  durations: Record<Metric, BucketCounts[]>;
}

interface OpenGroup {
  member: Member;
  clouds: Set<string>;
  cells: OpenCell[];
}

/** Counts boots by group, span of time and cache class, in the database. */
export async function tallyDatabase(
  db: Database,
  dictionary: Dictionary,
  question: TallyQuestion,
): Promise<Tally> {
  const { groupBy, times, metrics } = question;
  const spans = times === null ? 1 : times.length - 1;
  const groups = new Map<string | null, OpenGroup>();
  const groupOf = (code: string | null): OpenGroup => {
    const member = groupBy === null ? ALL_BOOTS : memberOfCode(dictionary, groupBy, code);
    const known = groups.get(member.value);
    if (known) return known;
    const group = { member, clouds: new Set<string>(), cells: Array.from({ length: spans }, newCell) };
    groups.set(member.value, group);
    return group;
  };
  if (groupBy === null) groupOf(null);
  const reach = {
    firstMs: Number.POSITIVE_INFINITY,
    lastMs: Number.NEGATIVE_INFINITY,
    coarse: 0,
    resolutionMs: 0,
  };
  for (const row of await countBootCells(db, question, COARSE_MS)) {
    const group = row.span >= 0 && row.span < spans ? groupOf(row.code) : null;
    const cell = group?.cells[row.span];
    if (!group || !cell) continue;
    group.clouds.add(row.cloud);
    reach.firstMs = Math.min(reach.firstMs, row.first);
    reach.lastMs = Math.max(reach.lastMs, row.last);
    const status = BOOT_STATUSES.indexOf(row.status as (typeof BOOT_STATUSES)[number]);
    cell.statuses[status] = (cell.statuses[status] ?? 0) + row.boots;
    if (status !== RUNNING) continue;
    cell.running[row.class] = (cell.running[row.class] ?? 0) + row.boots;
    reach.coarse += row.coarse;
    reach.resolutionMs = Math.max(reach.resolutionMs, row.resolution);
  }
  for (const metric of metrics)
    for (const row of await countDurationCells(db, question, metric))
      if (row.span >= 0 && row.span < spans)
        groupOf(row.code).cells[row.span]?.durations[metric][row.class]?.add(row.bucket, row.boots, row);
  return {
    ...reach,
    firstMs: Number.isFinite(reach.firstMs) ? reach.firstMs : null,
    lastMs: Number.isFinite(reach.lastMs) ? reach.lastMs : null,
    groups: [...groups.values()].map(
      ({ member, clouds }): GroupKey => ({
        dimension: groupBy ?? ALL_BOOTS.dimension,
        value: member.value,
        label: member.label,
        clouds: [...clouds].sort(),
      }),
    ),
    cells: [...groups.values()].map(({ cells }) => cells.map(toCell)),
  };
}

function newCell(): OpenCell {
  const counts = () => Array.from({ length: 3 }, () => new BucketCounts());
  return {
    statuses: BOOT_STATUSES.map(() => 0),
    running: [0, 0, 0],
    durations: { total: counts(), build: counts() },
  };
}

function toCell({ statuses, running, durations }: OpenCell): Cell {
  const byClass = <Value>(valueAt: (place: number) => Value): ByClass<Value> => ({
    cold: valueAt(0),
    warm: valueAt(1),
    other: valueAt(2),
  });
  const [total, build] = METRICS.map((metric) =>
    durations[metric].map((counts) => counts.toDistribution(bucketMs)),
  );
  const empty = new BucketCounts().toDistribution(bucketMs);
  return {
    statuses,
    running: byClass((place) => running[place] ?? 0),
    durations: {
      total: byClass((place) => total?.[place] ?? empty),
      build: byClass((place) => build?.[place] ?? empty),
    },
  };
}
