import { isObject, type JsonObject, numberOf, stringOf } from '../json-value';
import type { TraceProblem } from './trace-document';

/** An event of a Chrome trace whose form is right. Times in microseconds. */
export interface ChromeEvent {
  ph: string;
  name: string;
  category: string;
  ts: number;
  dur: number;
  /** Process and thread, or what stands for them. */
  track: string;
  pid: string;
  /** Id of an asynchronous span within its process or the file. */
  asyncId: string;
  args: JsonObject;
  item: JsonObject;
  index: number;
}

/** The phases of which spans and instants are made; others are names, counters, flows, samples and objects. */
const READ = new Set(['X', 'B', 'E', 'b', 'e', 'i', 'I']);

/** Whether an item may be an event of a Chrome trace. */
export function isChromeItem(item: unknown): item is JsonObject {
  return isObject(item) && typeof item.ph === 'string' && item.ph.length === 1;
}

/** Reads an item; null for one that tells neither a span nor an instant, a problem for one that cannot be read. */
export function readChromeEvent(item: unknown, index: number): ChromeEvent | TraceProblem | null {
  if (!isChromeItem(item))
    return problem(index, 'not_an_item', 'not an event of a Chrome trace: ph is missing', item);
  const ph = String(item.ph);
  if (!READ.has(ph)) return null;
  const ts = numberOf(item.ts);
  if (ts === undefined) return problem(index, 'invalid_time', 'ts is no number of microseconds', item);
  const dur = ph === 'X' ? (numberOf(item.dur) ?? 0) : 0;
  if (dur < 0) return problem(index, 'reversed_interval', `dur is ${dur}`, item);
  const pid = wordOf(item.pid);
  return {
    ph,
    name: stringOf(item.name) ?? '',
    category: stringOf(item.cat) ?? '',
    ts,
    dur,
    pid,
    track: `${pid}/${wordOf(item.tid)}`,
    asyncId: asyncIdOf(item, pid),
    args: isObject(item.args) ? item.args : {},
    item,
    index,
  };
}

/** Process, thread or id: some writers make strings of them. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function asyncIdOf({ id, id2, cat, scope }: JsonObject, pid: string): string {
  const local = isObject(id2) ? id2.local : undefined;
  const global = isObject(id2) ? id2.global : undefined;
  const own = local === undefined ? ['', wordOf(global ?? id)] : [pid, wordOf(local)];
  return JSON.stringify([wordOf(cat), wordOf(scope), ...own]);
}

function problem(index: number, code: TraceProblem['code'], message: string, item: unknown): TraceProblem {
  return { index, code, message, raw: JSON.stringify(item) ?? '' };
}
