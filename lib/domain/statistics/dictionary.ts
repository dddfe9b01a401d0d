import { findPhaseKind } from '../catalogue/phases';
import type { Dimension } from '../cohort';
import type { PhaseKind, Stage } from '../stage';
import type { MeasuredPhaseKey } from './boot-measure';

/** A row of images or flavors as statistics need it. */
export interface NamedRow {
  id: number;
  cloud: string;
  /** Id of the row that it stands for: its own, but for rows known by a name that one other row has. */
  canonicalId: number;
  nativeId: string | null;
  cacheKey: string | null;
  name: string | null;
  /** Size of an image in bytes. */
  sizeBytes: number | null;
  vcpus: number | null;
  memoryMb: number | null;
}

/** What the ids in measures stand for. */
export interface DictionaryRows {
  images: NamedRow[];
  flavors: NamedRow[];
  hosts: { id: number; cloud: string; name: string }[];
  phases: (MeasuredPhaseKey & { id: number })[];
  facts: { id: number; key: string; value: string }[];
}

/** A value of a dimension: text that filters and tells groups apart, null where it is unknown, and what people call it. */
export interface Member {
  value: string | null;
  label: string;
}

export const UNKNOWN: Member = { value: null, label: 'unknown' };

/** The dimensions whose values are rows of a table. */
export type CodedDimension = 'image' | 'flavor' | 'host';

const NO_ROWS: DictionaryRows = { images: [], flavors: [], hosts: [], phases: [], facts: [] };

/** Tells what ids stand for. Rows of one id are one member, whatever the cloud; those known by name alone join it. */
export class Dictionary {
  readonly phases: ReadonlyMap<number, MeasuredPhaseKey>;
  readonly facts: ReadonlyMap<number, { key: string; value: string }>;
  private readonly firstPhases: ReadonlyMap<string, MeasuredPhaseKey>;
  private readonly tables: Record<CodedDimension, ReadonlyMap<number, NamedRow>>;
  private readonly members: Record<CodedDimension, ReadonlyMap<number, Member>>;

  constructor(rows: DictionaryRows = NO_ROWS) {
    const hosts = rows.hosts.map(({ id, cloud, name }) => ({
      ...NO_FACTS,
      id,
      canonicalId: id,
      cloud,
      name,
    }));
    this.tables = { image: byId(rows.images), flavor: byId(rows.flavors), host: byId(hosts) };
    this.members = {
      image: membersOf(this.tables.image),
      flavor: membersOf(this.tables.flavor),
      host: membersOf(this.tables.host),
    };
    this.phases = byId(rows.phases);
    this.firstPhases = new Map(
      [...rows.phases].sort((a, b) => b.id - a.id).map((phase) => [phase.name, phase]),
    );
    this.facts = byId(rows.facts);
  }

  /** Greatest id of a dimension's rows. */
  lastId(dimension: CodedDimension): number {
    return greatestOf(this.tables[dimension].keys());
  }

  /** Greatest id of a fact. */
  lastFactId(): number {
    return greatestOf(this.facts.keys());
  }

  memberOf(dimension: CodedDimension, id: number): Member {
    return this.members[dimension].get(id) ?? UNKNOWN;
  }

  /** Ids of the rows that any of these names, ids or cache keys stands for. */
  idsOf(dimension: CodedDimension, values: readonly string[]): number[] {
    const wanted = new Set(values);
    const table = this.tables[dimension];
    return [...table.values()]
      .filter((row) => isNamed(row, wanted) || isNamed(table.get(row.canonicalId), wanted))
      .map(({ id }) => id);
  }

  /** What is known of a row's numbers, or of the row it stands for. */
  numberOf(
    dimension: 'image' | 'flavor',
    id: number,
    key: 'sizeBytes' | 'vcpus' | 'memoryMb',
  ): number | null {
    const table = this.tables[dimension];
    const row = table.get(id);
    return (row && table.get(row.canonicalId)?.[key]) ?? null;
  }

  /** The ids of a dimension as text; null for dimensions whose values are words. */
  codes(dimension: Dimension): string[] | null {
    if (dimension === 'release') return this.factIds('release').map(String);
    if (dimension === 'transfer') return this.factIds('transferDriver').map(String);
    if (!(dimension in this.tables)) return null;
    return [...this.tables[dimension as CodedDimension].keys()].map(String);
  }

  /** Ids of the facts of a key, of one value or of all. */
  factIds(key: string, values?: readonly string[]): number[] {
    const wanted = values && new Set(values);
    return [...this.facts].flatMap(([id, fact]) =>
      fact.key === key && (wanted?.has(fact.value) ?? true) ? [id] : [],
    );
  }

  /** Where a phase name belongs: as the catalogue says, else as the boot that brought it first. */
  phaseNamed(name: string): MeasuredPhaseKey {
    const first = this.firstPhases.get(name);
    if (!first) throw new Error(`No boot has a phase ${name}`);
    const row = findPhaseKind(name);
    return row
      ? { name, stage: row.stage, kind: row.kind, parent: row.parent, concurrent: row.concurrent }
      : first;
  }

  /** Ids of the phases of a name. */
  phaseIds(name: string): number[] {
    return [...this.phases].flatMap(([id, phase]) => (phase.name === name ? [id] : []));
  }

  /** Ids of the phases that follow each other: those that contain no others' time. */
  sequentialPhases(): Map<number, { stage: Stage; kind: PhaseKind }> {
    return new Map([...this.phases].filter(([, { parent, concurrent }]) => parent === null && !concurrent));
  }
}

const NO_FACTS = { nativeId: null, cacheKey: null, sizeBytes: null, vcpus: null, memoryMb: null };

/** 0 where there is none. */
function greatestOf(ids: Iterable<number>): number {
  let greatest = 0;
  for (const id of ids) greatest = Math.max(greatest, id);
  return greatest;
}

function byId<Row extends { id: number }>(rows: readonly Row[]): ReadonlyMap<number, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function isNamed(row: NamedRow | undefined, wanted: ReadonlySet<string>): boolean {
  if (!row) return false;
  return [row.nativeId, row.cacheKey, row.name].some((name) => name !== null && wanted.has(name));
}

function textOf({ nativeId, cacheKey, name }: NamedRow): string | null {
  return nativeId ?? cacheKey ?? name;
}

/** Of several rows with one value the greatest name is the label, so that the order of rows does not matter. */
function membersOf(table: ReadonlyMap<number, NamedRow>): ReadonlyMap<number, Member> {
  const names = new Map<string, string>();
  for (const row of table.values()) {
    const value = textOf(row);
    if (value === null || row.name === null || row.canonicalId !== row.id) continue;
    if ((names.get(value) ?? '') < row.name) names.set(value, row.name);
  }
  return new Map(
    [...table.values()].map((row) => {
      const value = textOf(table.get(row.canonicalId) ?? row);
      return [row.id, value === null ? UNKNOWN : { value, label: names.get(value) ?? value }];
    }),
  );
}
