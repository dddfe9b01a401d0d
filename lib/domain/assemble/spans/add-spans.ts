import type { Boot, Moment } from '../../boot';
import type { Event } from '../../event';
import { compareEvents } from '../../event-order';
import { elapsedMs } from '../elapsed-ms';
import { unaccountedMs } from '../unaccounted';
import { assignSpans, outsideNotes } from './assign-spans';
import { isInstant } from './is-span';
import { type SpanDraft, spanDraftsOf } from './span-drafts';
import { spanPhasesOf } from './span-phases';

/**
 * Draws traces into the boots that log lines and posts gave: spans become phases under those that hold them, instants
 * become moments. They stretch a boot to where they begin and end, but decide nothing else of it.
 * @param traced events of traces of this instance
 */
export function addSpans(boots: readonly Boot[], traced: readonly Event[]): Boot[] {
  if (traced.length === 0) return [...boots];
  const stretches = boots.map(({ attempt, startedAtMs, endedAtMs }) => ({
    number: attempt,
    fromMs: startedAtMs,
    toMs: endedAtMs,
  }));
  const { byAttempt, outside } = assignSpans(traced, stretches);
  return boots.map((boot, index) => {
    const own = byAttempt[index] ?? [];
    const drawn = drawSpans(stretch(boot, spanDraftsOf(own)), own);
    const isLast = index === boots.length - 1;
    return isLast ? { ...drawn, notes: [...drawn.notes, ...outsideNotes(outside)] } : drawn;
  });
}

/** The boot with the spans and instants of its own traces. */
export function drawSpans(boot: Boot, traced: readonly Event[]): Boot {
  const spans = spanPhasesOf(spanDraftsOf(traced), boot.phases, boot.startedAtMs, boot.clock.resolutionMs);
  const instants = traced.filter(isInstant);
  if (spans.length + instants.length === 0) return boot;
  const phases = [...boot.phases, ...spans].sort((a, b) => a.startMs - b.startMs);
  const lengthMs = elapsedMs(boot.startedAtMs, boot.endedAtMs);
  return {
    ...boot,
    phases,
    moments: withInstants(boot, instants),
    unaccountedMs: unaccountedMs(phases, lengthMs),
  };
}

/** The boot with its start and end where the first span begins and the last one ends, if that is outside of it. */
function stretch(boot: Boot, spans: readonly SpanDraft[]): Boot {
  const known = new Set(boot.phases.map(({ name }) => name));
  let { startedAtMs, endedAtMs } = boot;
  for (const { name, atMs, endMs } of spans) {
    if (known.has(name)) continue;
    startedAtMs = Math.min(startedAtMs, atMs);
    endedAtMs = Math.max(endedAtMs, endMs);
  }
  if (startedAtMs === boot.startedAtMs) return { ...boot, endedAtMs };
  const shift = (ms: number) => elapsedMs(startedAtMs - boot.startedAtMs, ms);
  return {
    ...boot,
    startedAtMs,
    startBasis: 'first_event',
    endedAtMs,
    buildStartMs: boot.buildStartMs === null ? null : shift(boot.buildStartMs),
    phases: boot.phases.map((phase) => ({ ...phase, startMs: shift(phase.startMs) })),
    moments: boot.moments.map((moment) => ({ ...moment, atMs: shift(moment.atMs) })),
  };
}

/** What log lines tell of a moment is not said again by a trace; what a trace says twice it means twice. */
function withInstants({ moments, startedAtMs }: Boot, instants: readonly Event[]): Moment[] {
  const known = new Set(moments.map(({ name }) => name));
  const fresh = new Map<string, Moment>();
  for (const { id, name, atMs, attributes } of [...instants].sort(compareEvents)) {
    const spanId = attributes.spanId ?? '';
    if (known.has(name) || fresh.has(spanId)) continue;
    fresh.set(spanId, { name, atMs: elapsedMs(startedAtMs, atMs), event: id });
  }
  return [...moments, ...fresh.values()].sort((a, b) => a.atMs - b.atMs);
}
