import { STAGES } from '@/lib/domain/stage';
import { numbersToText, textToNumbers } from './number-text';
import type { LabelledPhase, WaterfallSubject } from './waterfall-subject';

/**
 * A boot of many phases in columns, each one string: a thirtieth of the size of its phases as objects, and nothing that
 * the server writes or the browser reads value by value. Lines are asked for by phase.
 */
export interface PackedSubject extends Omit<WaterfallSubject, 'phases'> {
  count: number;
  names: string[];
  labels: string[];
  /** Columns of numbers, as text. */
  columns: {
    /** Index into `names`. */
    name: string;
    /** The number after `#` in the key, less the number of phases of its name up to here: nearly always 0. */
    nth: string;
    /** Microseconds since the phase before. */
    start: string;
    /** Microseconds. */
    duration: string;
    /** How many phases ago the one that contains it is; 0 without. */
    parent: string;
    /** Index of the stage times 8, plus 4 for a wait, 2 for a phase beside others, 1 for an open one. */
    flags: string;
  };
  /** Keys that are not a name with a number, by place. */
  oddKeys: Array<[place: number, key: string]>;
}

/** From so many phases on a boot is sent packed, its rows are drawn as they come into sight, and its lines asked for. */
export const PACKED_FROM = 400;

/** Packs a boot for the way to the browser; times are kept to the microsecond, those that are no number as 0. */
export function packSubject({ phases, moments, ...rest }: WaterfallSubject): PackedSubject {
  const places = new Map(phases.map(({ key }, place) => [key, place]));
  const names = new Map<string, { index: number; count: number }>();
  const labels: string[] = [];
  const oddKeys: PackedSubject['oddKeys'] = [];
  const columns = { name: [], nth: [], start: [], duration: [], parent: [], flags: [] } as Record<
    keyof PackedSubject['columns'],
    number[]
  >;
  let beforeUs = 0;
  for (const [place, phase] of phases.entries()) {
    const known = names.get(phase.name) ?? { index: names.size, count: 0 };
    if (known.count === 0) {
      names.set(phase.name, known);
      labels.push(bareLabel(phase));
    }
    known.count += 1;
    const nth = nthOf(phase);
    if (nth === null) oddKeys.push([place, phase.key]);
    const startUs = toMicroseconds(phase.startMs);
    const parent = phase.parent === null ? undefined : places.get(phase.parent);
    columns.name.push(known.index);
    columns.nth.push((nth ?? known.count) - known.count);
    columns.start.push(startUs - beforeUs);
    columns.duration.push(toMicroseconds(phase.durationMs));
    columns.parent.push(parent === undefined ? 0 : place - parent);
    columns.flags.push(flagsOf(phase));
    beforeUs = startUs;
  }
  return {
    ...rest,
    // More are not told apart on any screen; the table of moments says how many there are.
    moments: moments.filter(({ named }, at) => named || at < PACKED_FROM).slice(0, PACKED_FROM),
    count: phases.length,
    names: [...names.keys()],
    labels,
    columns: {
      name: numbersToText(columns.name),
      nth: numbersToText(columns.nth),
      start: numbersToText(columns.start),
      duration: numbersToText(columns.duration),
      parent: numbersToText(columns.parent),
      flags: numbersToText(columns.flags),
    },
    oddKeys,
  };
}

/** The boot as it was before it was packed, without the ids of its lines. */
export function unpackSubject(packed: PackedSubject): WaterfallSubject {
  const { moments, lengthMs, failedMs, failureReason, count, names, labels } = packed;
  const column = (name: keyof PackedSubject['columns']) => textToNumbers(packed.columns[name], count);
  const [name, start, duration] = [column('name'), column('start'), column('duration')];
  const [parent, flags] = [column('parent'), column('flags')];
  const nths = nthsOf(name, column('nth'));
  const odd = new Map(packed.oddKeys);
  const phases: LabelledPhase[] = [];
  let startUs = 0;
  for (let place = 0; place < count; place += 1) {
    const index = name[place] ?? 0;
    const nth = nths[place] ?? 1;
    const bits = flags[place] ?? 0;
    const label = labels[index] ?? '';
    const key = odd.get(place) ?? keyOf(names[index] ?? '', nth);
    startUs += start[place] ?? 0;
    phases.push({
      key,
      name: names[index] ?? '',
      label: nth === 1 || odd.has(place) ? label : `${label} (${nth})`,
      stage: STAGES[bits >> 3] ?? 'request',
      kind: bits & 4 ? 'wait' : 'work',
      startMs: startUs / 1000,
      durationMs: (duration[place] ?? 0) / 1000,
      parent: null,
      concurrent: (bits & 2) > 0,
      open: (bits & 1) > 0,
      evidence: [],
    });
  }
  for (const [place, phase] of phases.entries()) {
    const ago = parent[place] ?? 0;
    if (ago !== 0) phase.parent = phases[place - ago]?.key ?? null;
  }
  return { phases, moments, lengthMs, failedMs, failureReason };
}

/** The number of each phase among those of its name. */
function nthsOf(name: Float64Array, differences: Float64Array): Float64Array {
  const counts = new Map<number, number>();
  return differences.map((difference, place) => {
    const count = (counts.get(name[place] ?? 0) ?? 0) + 1;
    counts.set(name[place] ?? 0, count);
    return count + difference;
  });
}

function keyOf(name: string, nth: number): string {
  return nth === 1 ? name : `${name}#${nth}`;
}

/** 1 for the name alone; null for a key that is made otherwise. */
function nthOf({ key, name }: LabelledPhase): number | null {
  if (key === name) return 1;
  const nth = key.startsWith(`${name}#`) ? key.slice(name.length + 1) : '';
  return /^[1-9]\d{0,8}$/.test(nth) && nth !== '1' ? Number(nth) : null;
}

function bareLabel(phase: LabelledPhase): string {
  const suffix = ` (${nthOf(phase)})`;
  return phase.label.endsWith(suffix) ? phase.label.slice(0, -suffix.length) : phase.label;
}

function flagsOf({ stage, kind, concurrent, open }: LabelledPhase): number {
  return STAGES.indexOf(stage) * 8 + (kind === 'wait' ? 4 : 0) + (concurrent ? 2 : 0) + (open ? 1 : 0);
}

function toMicroseconds(ms: number): number {
  return Number.isFinite(ms) ? Math.round(ms * 1000) : 0;
}
