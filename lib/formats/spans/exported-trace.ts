import { PHASE_KINDS, STAGES } from '@/lib/domain/stage';
import { readTracedBoot, type TracedBoot } from '@/lib/domain/traced-boot';
import { type JsonObject, numberOf, stringOf } from '../json-value';
import type { ChromeEvent } from './chrome-event';
import { SpanIds } from './span-id';
import type { TraceSpan } from './trace-document';

/** What a trace that was exported here tells. */
export interface ExportedTrace {
  zeroAtUs: number;
  boot: TracedBoot;
  spans: TraceSpan[];
}

/**
 * Reads a trace that was exported here: its `args` hold the keys, parents and exact times of phases, which the drawing
 * rounds and clips. Null for any other trace.
 */
export function readExportedTrace(
  { generator, boot: told, zeroAtUs }: JsonObject,
  events: readonly ChromeEvent[],
): ExportedTrace | null {
  const boot = generator === 'bootfall' ? readTracedBoot(told) : null;
  const zero = numberOf(zeroAtUs);
  if (boot === null || zero === undefined) return null;
  const startUs = Math.round(boot.startedAtMs * 1000) - zero;
  const ids = new SpanIds();
  const spans = events.flatMap((event) => spanOf(event, startUs, ids) ?? []);
  return { zeroAtUs: zero, boot, spans };
}

function spanOf(event: ChromeEvent, startUs: number, ids: SpanIds): TraceSpan | null {
  const { ph, name, args, ts, dur, index } = event;
  const base = { name, host: null, details: {}, raw: rawOf(event), index };
  if (ph === 'i') {
    const atMs = numberOf(args.atMs);
    const moment = atMs === undefined ? ts : startUs + atMs * 1000;
    const id = ids.next('instant', name, Math.round(moment));
    const rest = {
      parentId: null,
      endUs: null,
      open: false,
      concurrent: false,
      stage: null,
      kind: 'work',
    } as const;
    return { ...base, ...rest, id, startUs: moment };
  }
  const key = stringOf(args.key);
  if (ph !== 'X' || key === undefined) return null;
  const startMs = numberOf(args.startMs);
  const durationMs = numberOf(args.durationMs);
  const from = startMs === undefined ? ts : startUs + startMs * 1000;
  return {
    ...base,
    id: key,
    parentId: stringOf(args.parent) ?? null,
    startUs: from,
    endUs: from + Math.max(0, durationMs === undefined ? dur : durationMs * 1000),
    open: args.open === true,
    concurrent: args.concurrent === true,
    stage: STAGES.find((stage) => stage === args.stage) ?? null,
    kind: PHASE_KINDS.find((kind) => kind === args.kind) ?? 'work',
  };
}

/** The log lines that prove the phase; where there are none, what stands in the file. */
function rawOf({ args, item }: ChromeEvent): string {
  const lines = Array.isArray(args.evidence) ? args.evidence.filter((line) => typeof line === 'string') : [];
  return lines.length > 0 ? lines.join('\n') : JSON.stringify(item);
}
