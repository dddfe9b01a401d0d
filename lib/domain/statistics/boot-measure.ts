import type { Boot, Phase } from '../boot';
import type { PhaseKind, Stage } from '../stage';
import { bucketOf, signedBucketOf } from './bucket';

/** A phase as statistics tell it apart from others: by its first occurrence in the boot. */
export interface MeasuredPhaseKey {
  name: string;
  stage: Stage;
  kind: PhaseKind;
  /** Name of the phase that contains it. */
  parent: string | null;
  concurrent: boolean;
}

/** What a boot spent in all its phases of one name. */
export interface MeasuredPhase extends MeasuredPhaseKey {
  /** Bucket of the time from the build's begin to its first occurrence, signed. */
  start: number;
  /** Bucket of the time in all its occurrences. */
  duration: number;
}

/** What statistics count of a boot. Computed here and nowhere else, so that whoever counts, counts the same. */
export interface BootMeasure {
  totalBucket: number | null;
  buildBucket: number | null;
  /** Coarsest stamp of the boot, milliseconds. */
  resolutionMs: number;
  /** Those with an end, by name; none for boots that did not run, of which no duration counts. */
  phases: MeasuredPhase[];
  /** Attributes as text, by key. */
  facts: { key: string; value: string }[];
}

/** Change it with what `measureOf` yields for a boot that stays the same: stored measures are then made anew. */
export const MEASURE_VERSION = 1;

/** Attributes that tell boots apart rather than together. */
const UNIQUE = new Set(['request', 'historySequence', 'imageSource']);
const MAX_FACT_LENGTH = 200;

/** A boot's measure. */
export function measureOf(
  boot: Pick<Boot, 'totalMs' | 'buildMs' | 'buildStartMs' | 'status' | 'phases' | 'clock' | 'attributes'>,
): BootMeasure {
  return {
    totalBucket: boot.totalMs === null ? null : bucketOf(boot.totalMs),
    buildBucket: boot.buildMs === null ? null : bucketOf(boot.buildMs),
    resolutionMs: boot.clock.resolutionMs,
    phases: boot.status === 'running' ? measurePhases(boot.phases, boot.buildStartMs ?? 0) : [],
    facts: factsOf(boot.attributes),
  };
}

function measurePhases(phases: readonly Phase[], originMs: number): MeasuredPhase[] {
  const nameByKey = new Map(phases.map(({ key, name }) => [key, name]));
  return [...timeByName(phases)].flatMap(([name, durationMs]) => {
    const first = phases.find((phase) => phase.name === name);
    if (!first || durationMs === null) return [];
    const parent = first.parent === null ? null : (nameByKey.get(first.parent) ?? null);
    return {
      ...{ name, stage: first.stage, kind: first.kind, parent, concurrent: first.concurrent },
      start: signedBucketOf(first.startMs - originMs),
      duration: bucketOf(durationMs),
    };
  });
}

/** Milliseconds that a boot spent in the phases of each name; null where one of them is open, since its length is not known. */
export function timeByName(phases: readonly Phase[]): Map<string, number | null> {
  const totals = new Map<string, number | null>();
  for (const { name, durationMs, open } of phases) {
    const before = totals.get(name);
    totals.set(name, open || before === null ? null : (before ?? 0) + durationMs);
  }
  return totals;
}

function factsOf(attributes: Boot['attributes']): BootMeasure['facts'] {
  return Object.entries(attributes)
    .map(([key, value]) => ({ key, value: String(value) }))
    .filter(({ key, value }) => !UNIQUE.has(key) && key.length + value.length <= MAX_FACT_LENGTH)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
