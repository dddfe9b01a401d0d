import type { Event, EventClock, EventDraft } from '@/lib/domain/event';
import { eventId } from '@/lib/domain/event-id';
import { parseMoment, problemOfRange } from '@/lib/domain/stated-moment';
import { BOOT_TRACED, type TracedBoot } from '@/lib/domain/traced-boot';
import type { TraceDocument, TraceSpan } from '@/lib/formats/spans/trace-document';
import { IngestBatch } from './batch';
import { canonicalJson } from './canonical-json';
import { IngestError, tooManyItems } from './ingest-error';
import { DEFAULT_CLOUD, type ItemContext } from './item-context';
import { INGEST_LIMITS } from './limits';
import { instantNameOf, spanNameOf } from './posted-name';
import { instanceOf } from './posted-refs';
import { sanitiseJson, sanitiseText } from './sanitise';

/** Spans of one batch. */
const BATCH_SPANS = 2000;

/** What all events of a trace share. */
interface TraceContext {
  cloud: string;
  source: string;
  instance: string;
  attempt: number | null;
  host: string | null;
  path: string | null;
  zeroUs: number;
  clock: EventClock;
  receivedMs: number;
}

/**
 * Batches of a trace file: spans as intervals and instants as moments of one instance, which the query names or, of a
 * trace that was exported here, the file itself.
 * @throws IngestError `invalid_parameter` where neither tells the instance, its source or the moment of the file's zero;
 * `too_many_items`
 */
export function* readSpans(trace: TraceDocument, context: ItemContext): Generator<IngestBatch> {
  if (trace.spans.length > INGEST_LIMITS.items) throw tooManyItems(INGEST_LIMITS.items);
  const shared = sharedOf(trace, context);
  let batch = new IngestBatch();
  batch.ignored += trace.ignored;
  for (const { index, code, message, raw } of trace.problems) batch.reject(index, code, message, raw);
  if (trace.boot !== null) addBoot(trace.boot, shared, batch);
  for (const [place, span] of trace.spans.entries()) {
    addSpan(span, shared, batch);
    if ((place + 1) % BATCH_SPANS !== 0) continue;
    yield batch;
    batch = new IngestBatch();
  }
  yield batch;
}

function sharedOf(
  { format, boot, zeroAtUs }: TraceDocument,
  { hints, receivedMs }: ItemContext,
): TraceContext {
  const source = hints.source ?? boot?.source ?? (format === 'osprofiler' ? 'nova' : undefined);
  const named = hints.instance ?? boot?.instance;
  if (named === undefined)
    throw missing('instance', 'a trace does not tell of which boot it is: add ?instance=');
  if (source === undefined)
    throw missing('source', 'a trace does not tell what booted: add ?source=nova or another word');
  const clock = boot?.clock;
  return {
    cloud: hints.cloud ?? boot?.cloud ?? DEFAULT_CLOUD,
    source,
    instance: instanceOf(source, named) ?? named,
    attempt: hints.attempt ?? boot?.attempt ?? null,
    host: hints.host ?? null,
    path: hints.path ?? null,
    zeroUs: zeroAtUs ?? zeroOf(hints.t0),
    clock: clock
      ? { resolutionMs: clock.resolutionMs, zone: clock.zone, basis: clock.basis }
      : { resolutionMs: 0.001, zone: 'UTC', basis: 'stamped' },
    receivedMs,
  };
}

function zeroOf(stated: string | undefined): number {
  if (stated === undefined) {
    throw missing('t0', 'the times of the trace are relative: add ?t0= with the moment of its zero');
  }
  const moment = parseMoment(stated);
  if ('problem' in moment) throw missing('t0', moment.problem);
  return Math.round(moment.atMs * 1000);
}

function missing(parameter: string, problem: string): IngestError {
  return new IngestError('invalid_parameter', `${parameter}: ${problem}`);
}

function addSpan(span: TraceSpan, shared: TraceContext, batch: IngestBatch): void {
  const atMs = (shared.zeroUs + span.startUs) / 1000;
  const endMs = span.endUs === null ? null : (shared.zeroUs + span.endUs) / 1000;
  const problem = problemOfRange(atMs, shared.receivedMs) ?? problemOfRange(endMs ?? atMs, shared.receivedMs);
  if (problem !== null) {
    batch.reject(span.index, 'time_out_of_range', problem, span.raw);
    return;
  }
  const attributes = {
    ...span.details,
    spanId: span.id,
    parentSpanId: span.parentId ?? undefined,
    stage: span.stage ?? undefined,
    kind: span.kind,
    concurrent: span.concurrent || undefined,
    open: span.open || undefined,
  };
  const name = endMs === null ? instantNameOf(span.name) : spanNameOf(span.name);
  const draft = draftOf(shared, { name, atMs, endMs, host: span.host, attributes, line: span.raw });
  batch.addEvent(toTracedEvent(shared.cloud, draft), span.index);
}

function addBoot(boot: TracedBoot, shared: TraceContext, batch: IngestBatch): void {
  const { cloud, source, instance, receivedMs } = shared;
  const { startedAtMs: atMs, endedAtMs: endMs, host } = boot;
  const line = JSON.stringify(boot);
  const problem = problemOfRange(atMs, receivedMs) ?? problemOfRange(endMs, receivedMs);
  if (problem !== null) {
    batch.reject(0, 'time_out_of_range', problem, line);
    return;
  }
  const told = { ...boot, cloud, source, instance, attempt: shared.attempt ?? boot.attempt };
  const attributes = {
    boot: told,
    image: boot.image ?? undefined,
    flavor: boot.flavor ?? undefined,
    displayName: boot.displayName ?? undefined,
  };
  const draft = draftOf(shared, { name: BOOT_TRACED, atMs, endMs, host, attributes, line });
  batch.addEvent(toTracedEvent(cloud, draft), 0);
}

type Observed = Pick<EventDraft, 'name' | 'atMs' | 'endMs' | 'host' | 'attributes' | 'line'>;

function draftOf(shared: TraceContext, { host, attributes, line, ...observed }: Observed): EventDraft {
  const { source, instance, attempt, clock, path } = shared;
  return {
    ...observed,
    source,
    instance,
    requestId: null,
    host: host ?? shared.host,
    cacheKey: null,
    attempt,
    clock,
    origin: { path, offset: null, service: null },
    attributes: sanitiseJson(canonicalJson(attributes)) as EventDraft['attributes'],
    line: line === null ? null : sanitiseText(line.slice(0, INGEST_LIMITS.lineChars)),
  };
}

/** What was observed makes the id, not how the file spells it. */
function toTracedEvent(cloud: string, draft: EventDraft): Event {
  return { id: eventId(cloud, { ...draft, line: null }), cloud, ...draft };
}
