import type { z } from 'zod';
import { cacheKeyOf } from '@/lib/domain/cache-key';
import { type Event, type EventAttributes, type EventDraft, KNOWN_SOURCES } from '@/lib/domain/event';
import { eventId } from '@/lib/domain/event-id';
import { parseMoment, problemOfRange, type StatedMoment } from '@/lib/domain/stated-moment';
import { canonicalJson } from './canonical-json';
import type { ItemContext } from './item-context';
import { eventNameOf, phaseNameOf } from './posted-name';
import { flavorRefOf, imageRefOf, instanceOf } from './posted-refs';
import type { RejectCode } from './reject';
import { type Interval, intervalSchema, type PhaseEvent, phaseEventSchema } from './schema';

/** A posted item as an event, or why it is none. */
export type PostedResult = { event: Event } | { code: RejectCode; message: string };

type Item = Readonly<Record<string, unknown>>;

/** Whether an item is a posted event or interval, rather than a log record with fields of the same names. */
export function isPostedItem(item: Item): boolean {
  if (typeof item.event === 'string') return 'at' in item || 'instance' in item;
  return typeof item.phase === 'string' && ('start' in item || 'end' in item || 'instance' in item);
}

/** Validates a posted phase event or interval and makes it an event. `raw` is the item as sent: its evidence. */
export function readPostedItem(item: Item, raw: string, context: ItemContext): PostedResult {
  if (typeof item.event === 'string') {
    const parsed = phaseEventSchema.safeParse(item);
    return parsed.success ? readPhaseEvent(parsed.data, raw, context) : problemOfShape(parsed.error, item);
  }
  const parsed = intervalSchema.safeParse(item);
  return parsed.success ? readInterval(parsed.data, raw, context) : problemOfShape(parsed.error, item);
}

function readPhaseEvent(posted: PhaseEvent, raw: string, context: ItemContext): PostedResult {
  const name = eventNameOf(posted.event);
  if (name === null) return invalidName('event', posted.event);
  const at = readMoment('at', posted.at, context);
  if ('code' in at) return at;
  return bind(posted, { name, at, endMs: null, attributes: {} }, raw, context);
}

function readInterval(posted: Interval, raw: string, context: ItemContext): PostedResult {
  const name = phaseNameOf(posted.phase);
  if (name === null) return invalidName('phase', posted.phase);
  const parent = posted.parent === undefined ? undefined : phaseNameOf(posted.parent);
  if (parent === null) return invalidName('parent', posted.parent ?? '');
  const at = readMoment('start', posted.start, context);
  if ('code' in at) return at;
  const end = readMoment('end', posted.end, context);
  if ('code' in end) return end;
  if (end.atMs < at.atMs) {
    return { code: 'reversed_interval', message: `end is ${at.atMs - end.atMs} ms before start` };
  }
  const { stage, kind } = posted;
  return bind(posted, { name, at, endMs: end.atMs, attributes: { parent, stage, kind } }, raw, context);
}

interface Observation {
  name: string;
  at: StatedMoment;
  endMs: number | null;
  attributes: EventAttributes;
}

function bind(
  posted: PhaseEvent | Interval,
  observed: Observation,
  raw: string,
  context: ItemContext,
): PostedResult {
  const source = sourceOf(posted.source ?? context.hints.source);
  if (source === undefined) return { code: 'invalid_event', message: 'source is missing' };
  const image = imageRefOf(posted.image ?? posted.attributes?.image);
  const flavor = flavorRefOf(posted.flavor ?? posted.attributes?.flavor);
  const instance = instanceOf(source, posted.instance);
  const host = posted.host ?? context.hints.host ?? null;
  const cacheKey = image?.cacheKey ?? (source === 'nova' && image?.id ? cacheKeyOf(image.id) : null);
  if (instance === null && !posted.requestId && !(host && cacheKey)) {
    return { code: 'invalid_event', message: 'instance is missing (or requestId, or host and image)' };
  }
  const draft: EventDraft = {
    source,
    name: observed.name,
    atMs: observed.at.atMs,
    endMs: observed.endMs,
    instance,
    requestId: posted.requestId ?? null,
    host,
    cacheKey,
    attempt: posted.attempt ?? null,
    clock: { resolutionMs: observed.at.resolutionMs, zone: observed.at.zone, basis: 'stamped' },
    origin: { path: context.hints.path ?? null, offset: null, service: null },
    attributes: canonicalJson({
      ...posted.attributes,
      ...observed.attributes,
      image,
      flavor,
      cache: posted.cache,
    }),
    line: raw,
  };
  const cloud = posted.cloud ?? context.cloud;
  return { event: { id: postedEventId(cloud, draft, posted.id), cloud, ...draft } };
}

/** A product that is known, in its own spelling; any other word as posted. */
function sourceOf(posted: string | undefined): string | undefined {
  return KNOWN_SOURCES.find((known) => known === posted?.toLowerCase()) ?? posted;
}

/**
 * What was observed makes the id, not how the item was spelled; with the shipper's own id, that stands for all that
 * may differ between two tries to send the same event.
 */
function postedEventId(cloud: string, draft: EventDraft, ownId: string | number | undefined): string {
  if (ownId === undefined) return eventId(cloud, { ...draft, line: null });
  return eventId(cloud, { ...draft, host: null, requestId: null, line: `id ${ownId}` });
}

function readMoment(
  field: string,
  stated: string | number,
  context: ItemContext,
): StatedMoment | { code: RejectCode; message: string } {
  const at = parseMoment(stated);
  if ('problem' in at) return { code: 'invalid_time', message: `${field}: ${at.problem}` };
  const outOfRange = problemOfRange(at.atMs, context.receivedMs);
  return outOfRange === null ? at : { code: 'time_out_of_range', message: `${field}: ${outOfRange}` };
}

function invalidName(field: string, posted: string): PostedResult {
  const shown = JSON.stringify(posted.slice(0, 60));
  return {
    code: 'invalid_event',
    message: `${field} ${shown} is no name: 1 to 100 letters, digits and _ . : - /`,
  };
}

const TIME_FIELDS = new Set(['at', 'start', 'end']);

function problemOfShape(error: z.ZodError, item: Item): PostedResult {
  const problems = error.issues.map((issue) => {
    const field = issue.path.join('.');
    const isMissing = issue.path.length === 1 && item[field] === undefined;
    return { field, isMissing, text: isMissing ? `${field} is missing` : `${field}: ${issue.message}` };
  });
  const lacksTime = problems.some(({ field, isMissing }) => isMissing && TIME_FIELDS.has(field));
  const hasOther = problems.some(({ field, isMissing }) => !(isMissing && TIME_FIELDS.has(field)));
  return {
    code: lacksTime && !hasOther ? 'missing_time' : 'invalid_event',
    message: problems.map(({ text }) => text).join('; '),
  };
}
