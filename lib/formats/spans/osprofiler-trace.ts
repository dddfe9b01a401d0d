import { isObject, type JsonObject, numberOf, objectOf, stringOf } from '../json-value';
import { readWallClock } from '../stamp';
import { SpanIds } from './span-id';
import { kindOfSpan, stageOfSpan } from './span-stage';
import type { TraceDocument, TraceProblem, TraceSpan } from './trace-document';

/**
 * Whether a JSON document is what `osprofiler trace show --json` prints: a tree whose nodes have `info` and `children`, or
 * several of them.
 */
export function isOsprofilerTrace(document: unknown): boolean {
  const roots = rootsOf(document);
  return roots.length > 0 && roots.every(isNode);
}

/**
 * Reads an OSProfiler report (osprofiler/drivers/base.py). `started` and `finished` are whole milliseconds since the first
 * point; the stamps of the raw messages, in UTC, are absolute and finer. A point of which only the begin or the end was
 * received has no length.
 */
export function readOsprofilerTrace(document: unknown): TraceDocument {
  const problems: TraceProblem[] = [];
  const ids = new SpanIds();
  const spans: TraceSpan[] = [];
  const nodes = listNodes(rootsOf(document));
  const zeroMs = zeroOf(nodes.map(({ node }) => node));
  const idOf = new Map<JsonObject, string>();
  for (const [index, { node, parent }] of nodes.entries()) {
    const info = objectOf(node.info);
    const id = stringOf(node.trace_id) ?? ids.next(info.name, info.started, info.finished);
    idOf.set(node, id);
    const times = timesOf(node, zeroMs);
    if (times === null) {
      const message = 'a point without started, finished and stamps';
      problems.push({ index, code: 'invalid_time', message, raw: rawOf(node) });
      continue;
    }
    const parentId = parent === null ? (stringOf(node.parent_id) ?? null) : (idOf.get(parent) ?? null);
    spans.push({ ...spanOf(node, index), id, parentId, ...times });
  }
  return {
    format: 'osprofiler',
    zeroAtUs: zeroMs === null ? null : 0,
    boot: null,
    spans,
    ignored: 0,
    problems,
  };
}

interface PlacedNode {
  node: JsonObject;
  /** Null at the top. */
  parent: JsonObject | null;
}

/** The points of a report in its order, without the node `total` that holds them. */
function listNodes(roots: readonly JsonObject[]): PlacedNode[] {
  const listed: PlacedNode[] = [];
  const open: PlacedNode[] = roots.map((node) => ({ node, parent: null })).reverse();
  for (let placed = open.pop(); placed !== undefined; placed = open.pop()) {
    const { node } = placed;
    const isTotal = stringOf(node.trace_id) === undefined && objectOf(node.info).name === 'total';
    if (!isTotal) listed.push(placed);
    const children = childrenOf(node).filter(isNode);
    for (const child of children.reverse()) open.push({ node: child, parent: isTotal ? null : node });
  }
  return listed;
}

function rootsOf(document: unknown): JsonObject[] {
  return (Array.isArray(document) ? document : [document]).filter(isObject);
}

function childrenOf(node: JsonObject): unknown[] {
  return Array.isArray(node.children) ? [...node.children] : [];
}

function isNode(value: unknown): value is JsonObject {
  return isObject(value) && isObject(value.info) && Array.isArray(value.children);
}

/** Raw messages of a point: `meta.raw_payload.<name>-start` and `-stop`. */
function messageOf(node: JsonObject, end: 'start' | 'stop'): JsonObject {
  const key = Object.keys(objectOf(node.info)).find(
    (name) => name.startsWith('meta.raw_payload.') && name.endsWith(`-${end}`),
  );
  return key === undefined ? {} : objectOf(objectOf(node.info)[key]);
}

function stampMs(message: JsonObject): number | null {
  return readWallClock(stringOf(message.timestamp) ?? '', 0)?.wallMs ?? null;
}

/** Unix milliseconds of the report's zero, from the first point that has a stamp. */
function zeroOf(nodes: readonly JsonObject[]): number | null {
  for (const node of nodes) {
    const { started, finished } = objectOf(node.info);
    for (const [end, offset] of [
      ['start', started],
      ['stop', finished],
    ] as const) {
      const atMs = stampMs(messageOf(node, end));
      if (atMs !== null) return atMs - (numberOf(offset) ?? 0);
    }
  }
  return null;
}

/** Start and end in Unix microseconds, or in those of the report's own clock where it has no stamps at all. */
function timesOf(node: JsonObject, zeroMs: number | null): { startUs: number; endUs: number } | null {
  const { started, finished } = objectOf(node.info);
  const relative = (offset: unknown) => {
    const ms = numberOf(offset);
    return ms === undefined ? null : ms + (zeroMs ?? 0);
  };
  const begin = stampMs(messageOf(node, 'start'));
  const end = stampMs(messageOf(node, 'stop'));
  const hasBoth = begin !== null && end !== null;
  // With one message only, the report gives both ends the moment of that one.
  const startMs = begin ?? end ?? relative(started) ?? relative(finished);
  if (startMs === null) return null;
  const endMs = hasBoth ? end : (begin ?? end) === null ? (relative(finished) ?? startMs) : startMs;
  const startUs = Math.round(startMs * 1000);
  return { startUs, endUs: Math.max(startUs, Math.round(endMs * 1000)) };
}

function spanOf(node: JsonObject, index: number): Omit<TraceSpan, 'id' | 'parentId' | 'startUs' | 'endUs'> {
  const info = objectOf(node.info);
  const started = objectOf(messageOf(node, 'start').info);
  const called = objectOf(started.function);
  const name = stringOf(info.name) ?? '';
  const service = stringOf(info.service);
  const method = stringOf(called.name);
  const exception = stringOf(info.exception);
  const told = {
    service,
    project: stringOf(info.project),
    function: method,
    exception: exception === 'None' ? undefined : exception,
  };
  return {
    name,
    open: false,
    concurrent: false,
    stage: stageOfSpan({ name, service, function: method }),
    kind: kindOfSpan({ name }),
    host: stringOf(info.host) ?? null,
    details: Object.fromEntries(
      Object.entries(told).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
    raw: rawOf(node),
    index,
  };
}

/** The node as it stands in the report, without those below it. */
function rawOf({ children, ...own }: JsonObject): string {
  return JSON.stringify(own);
}
