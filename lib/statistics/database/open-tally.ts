import { BOOT_STATUSES } from '@/lib/domain/boot';
import type { Metric } from '@/lib/domain/cohort';
import type { GroupKey } from '@/lib/domain/percentiles';
import type { Member } from '@/lib/domain/statistics/dictionary';
import { ALL_BOOTS, CACHE_CLASSES, type Cell, type Tally, type TallyQuestion } from '../counting';
import { Distribution } from '../distribution';

/** Something that durations are put into. */
interface Fillable {
  toDistribution(): Distribution;
}

/** A cell while it is counted; lists are by cache class. */
export interface OpenCell<Durations> {
  statuses: number[];
  running: number[];
  durations: Record<Metric, Durations[]>;
}

/** Boots as they are counted. */
interface CountedBoots {
  member: Member;
  span: number;
  cacheClass: number;
  cloud: string;
  status: string;
  boots: number;
  coarse: number;
  resolutionMs: number;
}

const CLASSES = 3;

/** A tally while it is counted, group by group as they come. */
export class OpenTally<Durations extends Fillable> {
  private readonly groups = new Map<
    string | null,
    { member: Member; clouds: Set<string>; cells: OpenCell<Durations>[] }
  >();
  private readonly spans: number;
  private readonly wanted: ReadonlySet<string | null> | undefined;
  private coarse = 0;
  private resolutionMs = 0;

  constructor(
    private readonly question: TallyQuestion,
    private readonly newDurations: () => Durations,
  ) {
    this.spans = question.times === null ? 1 : question.times.length - 1;
    this.wanted = question.groups && new Set(question.groups);
    if (question.groupBy === null) this.cellOf(ALL_BOOTS, 0);
  }

  /** The cell of a group and a span; null outside the spans and for groups that are not wanted. */
  cellOf(member: Member, span: number): OpenCell<Durations> | null {
    if (span < 0 || span >= this.spans || this.wanted?.has(member.value) === false) return null;
    return this.groupOf(member).cells[span] ?? null;
  }

  addBoots(counted: CountedBoots): void {
    const cell = this.cellOf(counted.member, counted.span);
    if (!cell) return;
    this.groupOf(counted.member).clouds.add(counted.cloud);
    const status = BOOT_STATUSES.indexOf(counted.status as (typeof BOOT_STATUSES)[number]);
    cell.statuses[status] = (cell.statuses[status] ?? 0) + counted.boots;
    if (counted.status !== 'running') return;
    cell.running[counted.cacheClass] = (cell.running[counted.cacheClass] ?? 0) + counted.boots;
    this.coarse += counted.coarse;
    this.resolutionMs = Math.max(this.resolutionMs, counted.resolutionMs);
  }

  toTally(): Tally {
    const groups = [...this.groups.values()];
    return {
      coarse: this.coarse,
      resolutionMs: this.resolutionMs,
      groups: groups.map(({ member, clouds }): GroupKey => {
        const dimension = this.question.groupBy ?? ALL_BOOTS.dimension;
        return { dimension, value: member.value, label: member.label, clouds: [...clouds].sort() };
      }),
      cells: groups.map(({ cells }) => cells.map(toCell)),
    };
  }

  private groupOf(member: Member) {
    const known = this.groups.get(member.value);
    if (known) return known;
    const cells = Array.from({ length: this.spans }, () => this.newCell());
    const group = { member, clouds: new Set<string>(), cells };
    this.groups.set(member.value, group);
    return group;
  }

  private newCell(): OpenCell<Durations> {
    const lists = () => Array.from({ length: CLASSES }, this.newDurations);
    return {
      statuses: BOOT_STATUSES.map(() => 0),
      running: Array.from({ length: CLASSES }, () => 0),
      durations: { total: lists(), build: lists() },
    };
  }
}

function toCell<Durations extends Fillable>({ statuses, running, durations }: OpenCell<Durations>): Cell {
  const [cold = 0, warm = 0, other = 0] = running;
  const durationsOf: Cell['durationsOf'] = (metric, cacheClass) => {
    const wanted = durations[metric].filter(
      (_, place) => cacheClass === undefined || CACHE_CLASSES[place] === cacheClass,
    );
    return Distribution.merge(wanted.map((each) => each.toDistribution()));
  };
  return {
    statuses,
    running: { cold, warm, other },
    durationsOf,
    percentilesOf: (...of) => durationsOf(...of).percentiles(),
  };
}
