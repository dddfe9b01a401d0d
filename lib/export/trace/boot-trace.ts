import type { Boot } from '@/lib/domain/boot';
import type { BootDetail } from '@/lib/domain/boot-summary';
import { tracedBootOf } from '@/lib/domain/traced-boot';
import { bootTitle } from '../boot-title';
import { phaseRows } from '../phase-rows';
import { metadata, type TraceEvent, toMicros } from './trace-event';
import { FIRST_BESIDE_TID, type PlacedSpan, placeSpans } from './trace-lanes';
import { TracePlaces } from './trace-places';

const MOMENTS_TID = 1_000_000;

/**
 * A boot as a Chrome trace (JSON object format), for Perfetto and chrome://tracing: hosts, and API with scheduler, are
 * processes, the instance is a thread, what runs beside it has threads of its own. Waits have the category `wait`;
 * `args` hold the lines that prove a span and its exact times. `otherData.boot` is what an import needs to make the same
 * boot of it again.
 */
export function renderBootTrace({ boot, events }: BootDetail): string {
  const byId = new Map(events.map((event) => [event.id, event]));
  const places = new TracePlaces(boot, byId);
  const lines = (ids: readonly string[]) => ids.map((id) => byId.get(id)?.line ?? id);
  const bootUs = { from: 0, to: endMicros(boot) };
  const spans = placeSpans(phaseRows(boot), places, bootUs);
  const moments = boot.moments.map(
    (moment): TraceEvent => ({
      ...{ name: moment.name, ph: 'i', s: 't', cat: 'moment' },
      ...{ pid: places.host.pid, tid: MOMENTS_TID, ts: toMicros(moment.atMs) },
      args: { atMs: moment.atMs, evidence: lines([moment.event]) },
    }),
  );
  const drawn = [
    bootEvent(boot, places, bootUs.to),
    ...spans.map((span) => spanEvent(span, lines)),
    ...moments,
  ];
  const zeroUs = drawn.reduce((earliest, { ts = 0 }) => Math.min(earliest, ts), 0);
  const head = {
    displayTimeUnit: 'ms',
    otherData: {
      generator: 'bootfall',
      zeroAtUs: toMicros(boot.startedAtMs) + zeroUs,
      boot: tracedBootOf(boot),
    },
  };
  const traceEvents = [
    ...nameEvents(boot, places, spans),
    // Viewers do not expect times before zero, which two clocks can give.
    ...drawn.map((event) => ({ ...event, ts: (event.ts ?? 0) - zeroUs })),
  ];
  // One event on each line: to be read, searched and compared.
  const body = traceEvents.map((event) => JSON.stringify(event)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"traceEvents":[\n${body}\n]}\n`;
}

/** Stamps are rounded to the microsecond, each by itself: the last phase may seem to outlast its boot by that much. */
const ROUNDING_US = 2;

function endMicros(boot: Boot): number {
  const endUs = toMicros(boot.endedAtMs - boot.startedAtMs);
  return boot.phases.reduce((latest, { startMs, durationMs }) => {
    const phaseEndUs = toMicros(startMs + durationMs);
    return phaseEndUs > latest && phaseEndUs - endUs <= ROUNDING_US ? phaseEndUs : latest;
  }, endUs);
}

function bootEvent(boot: Boot, places: TracePlaces, dur: number): TraceEvent {
  const { image, flavor, cache, attempt, status, source } = boot;
  return {
    name: bootTitle(boot),
    ph: 'X',
    cat: 'boot',
    pid: places.host.pid,
    tid: 1,
    ts: 0,
    dur,
    args: { image, flavor, cache: cache.state, attempt, status, source },
  };
}

function spanEvent(
  { phase, process, tid, ts, dur }: PlacedSpan,
  lines: (ids: readonly string[]) => string[],
): TraceEvent {
  const { key, parent, stage, kind, open, concurrent, startMs, durationMs } = phase;
  return {
    name: phase.name,
    ph: 'X',
    cat: `${kind === 'wait' ? 'wait' : 'work'},${stage}`,
    pid: process.pid,
    tid,
    ts,
    dur,
    args: {
      key,
      parent,
      stage,
      kind,
      open,
      concurrent,
      startMs,
      durationMs,
      evidence: lines(phase.evidence),
    },
  };
}

function nameEvents(boot: Boot, places: TracePlaces, spans: readonly PlacedSpan[]): TraceEvent[] {
  const title = bootTitle(boot);
  const threads = new Map([
    [`${places.host.pid} 1`, { pid: places.host.pid, tid: 1 }],
    ...spans.map(({ process: { pid }, tid }) => [`${pid} ${tid}`, { pid, tid }] as const),
  ]);
  if (boot.moments.length > 0) {
    threads.set('moments', { pid: places.host.pid, tid: MOMENTS_TID });
  }
  return [
    ...places
      .all()
      .flatMap(({ pid, name }) => [
        metadata('process_name', pid, 0, { name }),
        metadata('process_sort_index', pid, 0, { sort_index: pid }),
      ]),
    ...[...threads.values()].flatMap(({ pid, tid }) => [
      metadata('thread_name', pid, tid, { name: threadName(title, tid) }),
      metadata('thread_sort_index', pid, tid, { sort_index: tid }),
    ]),
  ];
}

function threadName(title: string, tid: number): string {
  if (tid === 1) return title;
  if (tid === MOMENTS_TID) return `${title}: moments`;
  return tid >= FIRST_BESIDE_TID
    ? `${title}: beside (${tid - FIRST_BESIDE_TID + 1})`
    : `${title}: overlapping (${tid - 1})`;
}
