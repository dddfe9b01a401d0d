import type { EventDraft } from '@/lib/domain/event';
import type { LogRecord, Understanding } from '../record';
import type { EventPart } from './message-rule';
import type { OsloRecord } from './oslo-record';

/** Binds what a message says to the moment, request and instance of its record and to the place it was read from. */
export function understandParts(parts: EventPart[], oslo: OsloRecord, source: LogRecord): Understanding {
  if (parts.length === 0) return { kind: 'ignored' };
  const stamp = oslo.stamp();
  if (!stamp.ok) return { kind: 'malformed', reason: stamp.reason };
  const { host, path, offset, service } = source.hints;
  const events = parts.map(
    (part): EventDraft => ({
      source: 'nova',
      name: part.name,
      atMs: part.atMs ?? stamp.atMs,
      endMs: part.endMs ?? null,
      instance: part.instance === undefined ? oslo.instance : part.instance,
      requestId: part.requestId === undefined ? oslo.requestId : part.requestId,
      host: part.host ?? host,
      cacheKey: part.cacheKey ?? null,
      attempt: null,
      clock: stamp.clock,
      origin: { path, offset, service },
      attributes: part.attributes ?? {},
      line: source.text,
    }),
  );
  return { kind: 'events', events };
}
