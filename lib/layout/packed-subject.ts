import { STAGES } from '@/lib/domain/stage';
import type { LabelledPhase, WaterfallSubject } from './waterfall-subject';

/** A boot of many phases in columns: a tenth of the size of its phases as objects. Lines are asked for by phase. */
export interface PackedSubject extends Omit<WaterfallSubject, 'phases'> {
  names: string[];
  labels: string[];
  /** Index into `names`. */
  name: number[];
  /** The phase's key where it is not its name: the number after `#`, or the whole key. */
  key: Array<number | string>;
  startMs: number[];
  durationMs: number[];
  /** Index of the phase that contains it; -1 without. */
  parent: number[];
  /** Index of the stage times 8, plus 4 for a wait, 2 for a phase beside others, 1 for an open one. */
  flags: number[];
}

/** From so many phases on a boot is sent packed, its rows are drawn as they come into sight, and its lines asked for. */
export const PACKED_FROM = 400;

/** Packs a boot for the way to the browser; times are kept to the microsecond. */
export function packSubject({ phases, moments, ...rest }: WaterfallSubject): PackedSubject {
  const index = new Map(phases.map(({ key }, position) => [key, position]));
  const names = new Map<string, number>();
  const labels: string[] = [];
  const name = phases.map((phase) => {
    const known = names.get(phase.name);
    if (known !== undefined) return known;
    names.set(phase.name, names.size);
    labels.push(bareLabel(phase));
    return names.size - 1;
  });
  return {
    ...rest,
    // More are not told apart on any screen; the table of moments says how many there are.
    moments: moments.filter(({ named }, at) => named || at < PACKED_FROM).slice(0, PACKED_FROM),
    names: [...names.keys()],
    labels,
    name,
    key: phases.map((phase) => {
      const nth = nthOf(phase);
      return phase.key === phase.name ? 0 : (nth ?? phase.key);
    }),
    startMs: phases.map(({ startMs }) => toMicroseconds(startMs)),
    durationMs: phases.map(({ durationMs }) => toMicroseconds(durationMs)),
    parent: phases.map(({ parent }) => (parent === null ? -1 : (index.get(parent) ?? -1))),
    flags: phases.map(
      ({ stage, kind, concurrent, open }) =>
        STAGES.indexOf(stage) * 8 + (kind === 'wait' ? 4 : 0) + (concurrent ? 2 : 0) + (open ? 1 : 0),
    ),
  };
}

/** The boot as it was before it was packed, without the ids of its lines. */
export function unpackSubject(packed: PackedSubject): WaterfallSubject {
  const { moments, lengthMs, failedMs, failureReason } = packed;
  const keys = packed.name.map((at, index) => {
    const name = packed.names[at] ?? '';
    const given = packed.key[index] ?? 0;
    return typeof given === 'string' ? given : given === 0 ? name : `${name}#${given}`;
  });
  const phases = packed.name.map((at, index): LabelledPhase => {
    const flags = packed.flags[index] ?? 0;
    const given = packed.key[index] ?? 0;
    const label = packed.labels[at] ?? '';
    return {
      key: keys[index] ?? '',
      name: packed.names[at] ?? '',
      label: typeof given === 'number' && given > 0 ? `${label} (${given})` : label,
      stage: STAGES[flags >> 3] ?? 'request',
      kind: flags & 4 ? 'wait' : 'work',
      startMs: packed.startMs[index] ?? 0,
      durationMs: packed.durationMs[index] ?? 0,
      parent: keys[packed.parent[index] ?? -1] ?? null,
      concurrent: (flags & 2) > 0,
      open: (flags & 1) > 0,
      evidence: [],
    };
  });
  return { phases, moments, lengthMs, failedMs, failureReason };
}

function nthOf({ key, name }: LabelledPhase): number | null {
  const nth = key.startsWith(`${name}#`) ? key.slice(name.length + 1) : '';
  return /^[1-9]\d{0,8}$/.test(nth) ? Number(nth) : null;
}

function bareLabel(phase: LabelledPhase): string {
  const nth = nthOf(phase);
  return nth === null ? phase.label : phase.label.replace(new RegExp(` \\(${nth}\\)$`), '');
}

function toMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
