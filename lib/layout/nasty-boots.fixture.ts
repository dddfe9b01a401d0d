import fc from 'fast-check';
import { STAGES } from '@/lib/domain/stage';
import type { LabelledMoment, LabelledPhase, WaterfallSubject } from './waterfall-subject';

const anyMs = fc.oneof(
  fc.double({ min: -1e4, max: 1e6 }),
  fc.constantFrom(0, -0, 1e-9, -5e12, 1e15, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);
const keys = ['a', 'b', 'c', 'd', 'e', 'a#2'];

const phase: fc.Arbitrary<LabelledPhase> = fc.record({
  key: fc.constantFrom(...keys),
  name: fc.constantFrom(...keys),
  label: fc.string({ maxLength: 30 }),
  stage: fc.constantFrom(...STAGES),
  kind: fc.constantFrom('work', 'wait'),
  startMs: anyMs,
  durationMs: anyMs,
  parent: fc.option(fc.constantFrom(...keys, 'missing')),
  concurrent: fc.boolean(),
  open: fc.boolean(),
  evidence: fc.constant([]),
});

const moment: fc.Arbitrary<LabelledMoment> = fc.record({
  name: fc.constantFrom('vm_started', 'odd'),
  label: fc.string({ maxLength: 30 }),
  atMs: anyMs,
  event: fc.uuid(),
  named: fc.boolean(),
});

/** Boots that no log should hold and some do: no length, no end, reversed, far away, not finite, rings of parents. */
export const nastySubject: fc.Arbitrary<WaterfallSubject> = fc.record({
  phases: fc.uniqueArray(phase, { selector: ({ key }) => key, maxLength: 6 }),
  moments: fc.array(moment, { maxLength: 12 }),
  lengthMs: fc.oneof(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.constantFrom(0, 1e15)),
  failedMs: fc.option(fc.double({ min: -10, max: 1e6, noNaN: true })),
  failureReason: fc.constant(null),
});

/** Boxes from a phone's to a wall's, and degenerate ones. */
export const anyWidth = fc.constantFrom(2, 180, 333.3, 960, 5000);
