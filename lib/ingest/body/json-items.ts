import { isDeeperThan } from '../json/depth';
import { splitJson } from '../json/split-json';
import { INGEST_LIMITS } from '../limits';
import type { RejectCode } from '../reject';
import { sanitiseJson } from '../sanitise';

export type JsonObject = Readonly<Record<string, unknown>>;

/** One item of a JSON body: an object, lines of text, or something that is neither. */
export type BodyItem = StructuredItem | { kind: 'text'; text: string };

/** An object with its text, or why it is no item. */
export type StructuredItem =
  | { kind: 'object'; value: JsonObject; raw: string }
  | { kind: 'rejected'; code: RejectCode; message: string; raw: string };

/** Keys of an object that stands around the items: Vector's payload_prefix, kafkarest, and our own. */
const ENVELOPE_KEYS = ['events', 'records', 'data'] as const;

/** The items of a JSON body, envelopes opened, each checked for depth and cleaned of what cannot be stored. */
export function* readJsonItems(text: string): Generator<BodyItem> {
  for (const piece of splitJson(text)) {
    if (piece.kind === 'text') yield { kind: 'text', text: piece.raw };
    else if (piece.kind === 'broken') yield reject('malformed_json', piece.reason, piece.raw);
    else yield* itemsOf(piece.value, piece.raw);
  }
}

function* itemsOf(value: unknown, raw: string): Generator<BodyItem> {
  const inside = envelopeContent(value);
  if (inside === null) yield itemOf(value, raw);
  else for (const element of inside) yield itemOf(element, null);
}

/** The array within an envelope that has other members before it, or null. An instance action has `events` too, but is one item. */
function envelopeContent(value: unknown): unknown[] | null {
  if (!isObject(value) || 'action' in value || 'instance_uuid' in value) return null;
  for (const key of ENVELOPE_KEYS) {
    const inside = value[key];
    if (Array.isArray(inside)) return inside;
  }
  return null;
}

/** A record of the Kafka REST proxy, as rsyslog's `kafkarest` batches write it. */
function isKafkaRecord(element: JsonObject): boolean {
  return 'value' in element && Object.keys(element).every((key) => KAFKA_KEYS.has(key));
}

const KAFKA_KEYS = new Set(['value', 'key', 'partition', 'timestamp', 'headers']);

/** @param text the value as it stood in the body; null where only the value is known */
function itemOf(given: unknown, text: string | null): BodyItem {
  if (isDeeperThan(given, INGEST_LIMITS.depth)) return tooDeep(text ?? '');
  const isWrapped = isObject(given) && isKafkaRecord(given);
  const value = isWrapped ? given.value : given;
  if (typeof value === 'string') return textOrObject(value);
  const raw = text === null || isWrapped ? JSON.stringify(value) : text;
  return isObject(value)
    ? objectItem(value, raw)
    : reject('not_an_item', 'an item is an object or text', raw);
}

function objectItem(value: JsonObject, raw: string): StructuredItem {
  if (raw.length > INGEST_LIMITS.documentChars) return tooLarge(raw);
  // Only an escape can hide in JSON what was not to be seen in its text.
  return { kind: 'object', value: raw.includes('\\u') ? (sanitiseJson(value) as JsonObject) : value, raw };
}

/** A string may be a line of text, or JSON within JSON. */
function textOrObject(text: string): BodyItem {
  return readEmbeddedJson(text) ?? { kind: 'text', text };
}

/** The item of a line that is a JSON object, as oslo's JSON formatter writes them; null for other lines. */
export function readEmbeddedJson(text: string): StructuredItem | null {
  if (!text.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (isDeeperThan(value, INGEST_LIMITS.depth)) return tooDeep(text);
    return isObject(value) ? objectItem(value, text) : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tooDeep(raw: string): StructuredItem {
  return reject('too_deep', `nested deeper than ${INGEST_LIMITS.depth} levels`, raw);
}

function tooLarge(raw: string): StructuredItem {
  return reject('too_large', `${raw.length} characters are more than ${INGEST_LIMITS.documentChars}`, raw);
}

function reject(code: RejectCode, message: string, raw: string): StructuredItem {
  return { kind: 'rejected', code, message, raw };
}
