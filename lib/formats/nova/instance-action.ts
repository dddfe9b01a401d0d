import { defined, isObject, type JsonObject, objectOf, stringOf } from '../json-value';
import type { LogFormat, LogRecord, Understanding } from '../record';
import { readWallClock, stampInUtc } from '../stamp';
import { understandParts } from './event-draft';
import { oneLine } from './failure-reason';
import type { EventPart } from './message-rule';

const BUILD_EVENT = /^(?:compute_{1,2})?_?(?:do_build_and_)?run_instance$/;

/**
 * Answers of `GET /servers/{id}/os-instance-actions[/{request_id}]`: one action with its events, or the list of actions.
 * All times are UTC without zone, with microseconds (compute API, instance actions, 2.1 to 2.84).
 */
export const instanceAction: LogFormat = {
  name: 'nova-instance-action',
  recognises: ({ fields }) => fields !== null && actionsIn(fields).length > 0,
  parse: parseActions,
};

function actionsIn(fields: JsonObject): JsonObject[] {
  if (isObject(fields.instanceAction)) return [fields.instanceAction];
  if (Array.isArray(fields.instanceActions)) return fields.instanceActions.filter(isObject);
  const bare =
    typeof fields.action === 'string' &&
    fields.instance_uuid !== undefined &&
    fields.start_time !== undefined;
  return bare ? [fields] : [];
}

function parseActions(record: LogRecord): Understanding {
  const actions = actionsIn(objectOf(record.fields));
  const parts: EventPart[] = [];
  for (const action of actions) {
    const read = readAction(action);
    if (typeof read === 'string') return { kind: 'malformed', reason: read };
    parts.push(...read);
  }
  const { receivedMs } = record.hints;
  const first = parts[0]?.atMs ?? Number.NaN;
  return understandParts(
    parts,
    {
      level: 'INFO',
      logger: '',
      message: '',
      body: '',
      instance: null,
      requestId: null,
      stamp: () => stampInUtc(first, 0.001, receivedMs),
    },
    record,
  );
}

function utcMs(value: unknown): number | null {
  const text = stringOf(value);
  return text === undefined ? null : (readWallClock(text, 0)?.wallMs ?? null);
}

function readAction(action: JsonObject): EventPart[] | string {
  const startMs = utcMs(action.start_time);
  const instance = stringOf(action.instance_uuid)?.toLowerCase();
  const kind = stringOf(action.action);
  if (instance === undefined || kind === undefined) return 'instance action names no instance';
  if (startMs === null) return 'instance action has no start_time';
  const shared = { instance, requestId: stringOf(action.request_id) ?? null };
  const events = Array.isArray(action.events) ? action.events.filter(isObject) : [];
  if (kind === 'create') {
    const start = { name: 'action_started', atMs: startMs, ...shared };
    return [start, ...events.flatMap((event) => readBuild(event, shared))];
  }
  return [
    { ...step(kind, 'started'), atMs: startMs, ...shared },
    ...endOf(events).map((atMs) => ({ ...step(kind, 'finished'), atMs, ...shared })),
  ];
}

function step(kind: string, suffix: 'started' | 'finished'): EventPart {
  if (kind === 'delete') return { name: `delete_${suffix}` };
  return { name: `operation_${suffix}`, attributes: { operation: kind.replaceAll('-', '_') } };
}

/** One for each host that tried; open while it runs. */
function readBuild(event: JsonObject, shared: Pick<EventPart, 'instance' | 'requestId'>): EventPart[] {
  const atMs = utcMs(event.start_time);
  if (atMs === null || !BUILD_EVENT.test(stringOf(event.event) ?? '')) return [];
  const traceback = stringOf(event.traceback)?.trimEnd().split('\n').at(-1);
  return [
    {
      name: 'build_reported',
      atMs,
      endMs: utcMs(event.finish_time),
      ...shared,
      ...defined({ host: stringOf(event.host) }),
      attributes: defined({
        result: stringOf(event.result),
        reason: traceback === undefined ? undefined : oneLine(traceback),
      }),
    },
  ];
}

function endOf(events: JsonObject[]): number[] {
  const ends = events.map((event) => utcMs(event.finish_time)).filter((end) => end !== null);
  return ends.length === 0 || ends.length < events.length ? [] : [Math.max(...ends)];
}
