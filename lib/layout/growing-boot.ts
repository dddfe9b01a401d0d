import type { WaterfallSubject } from './waterfall-subject';

/** How a boot stands that has neither run nor failed so far. */
export type Progress = 'booting' | 'stalled';

/** No step of a boot is silent for so long unless it hangs or its lines do not arrive. */
const STALLED_AFTER_MS = 300_000;

/** Whether a boot goes on, going by when its last line was written. */
export function progressOf(lastLineMs: number, nowMs: number): Progress {
  return nowMs - lastLineMs > STALLED_AFTER_MS ? 'stalled' : 'booting';
}

/** The boot as it stands `lengthMs` after its start: what is open goes on until then. Never shorter than its lines say. */
export function growTo(subject: WaterfallSubject, lengthMs: number): WaterfallSubject {
  if (!(lengthMs > subject.lengthMs)) return subject;
  const phases = subject.phases.map((phase) =>
    phase.open ? { ...phase, durationMs: Math.max(phase.durationMs, lengthMs - phase.startMs) } : phase,
  );
  return { ...subject, phases, lengthMs };
}
