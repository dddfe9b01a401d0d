import type { OPENNEBULA_SERVICES } from '@/lib/domain/catalogue/opennebula-services';
import type { EventAttributes, EventDraft } from '@/lib/domain/event';
import type { LogRecord } from '../record';
import type { OneLine } from './line-header';

/** What a line means: an event without what it shares with every event of its line. */
export interface Finding {
  name: string;
  /** VM that the text itself names. */
  vmid?: number;
  /** The line is about a request and names no VM. */
  requestOnly?: boolean;
  requestId?: string;
  attributes?: EventAttributes;
  /** The part of the record that says it, when the record says more. */
  excerpt?: string;
}

export type OneService = (typeof OPENNEBULA_SERVICES)[keyof typeof OPENNEBULA_SERVICES];

/** Instance id of a VM: ids count per zone, and lines before 4.8 as well as records tell none. */
export function instanceOf(zone: number | null, vmid: number): string {
  return `${zone ?? 0}/${vmid}`;
}

/** Id under which a request's lines are joined. oned draws its numbers from 0–9999, so that one number recurs. */
export function requestIdOf(zone: number | null, request: string): string {
  return `${zone ?? 0}/Req:${Number(request)}`;
}

/** Makes the event of a finding; `stamp` must have been read. */
export function draftOf(
  record: LogRecord,
  line: OneLine & { stamp: { ok: true } },
  service: OneService,
  finding: Finding,
  vmid: number | null,
): EventDraft {
  const { hints } = record;
  return {
    source: 'opennebula',
    name: finding.name,
    atMs: line.stamp.atMs,
    endMs: null,
    instance: vmid === null ? null : instanceOf(line.zone, vmid),
    requestId: finding.requestId ?? null,
    host: hints.host ?? line.host,
    cacheKey: null,
    attempt: null,
    clock: line.stamp.clock,
    origin: { path: hints.path, offset: hints.offset, service },
    attributes: finding.attributes ?? {},
    line: finding.excerpt ?? record.text.trimEnd(),
  };
}

const MAX_REASON = 500;

/** One line of at most 500 characters. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_REASON ? `${line.slice(0, MAX_REASON - 1)}…` : line;
}
