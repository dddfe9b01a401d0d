import type { EventAttributes } from '@/lib/domain/event';
import { defined, type JsonObject } from '../json-value';
import { oneLine } from './failure-reason';
import type { EventPart } from './message-rule';
import {
  dataOf,
  type InstanceFacts,
  readFault,
  readInstancePayload,
  readRequestPayload,
} from './notification-payload';

type Reader = (payload: JsonObject) => EventPart[];

function attributesOf(facts: InstanceFacts): EventAttributes {
  const { image, flavor, displayName, node } = facts;
  return defined({ image, flavor, displayName, node });
}

function instanceEvent(name: string, more: (payload: JsonObject) => EventAttributes = () => ({})): Reader {
  return (payload) => {
    const facts = readInstancePayload(payload);
    const { instance, requestId, image, host } = facts;
    return [
      {
        name,
        ...defined({ instance: instance?.toLowerCase(), requestId, host }),
        cacheKey: image?.cacheKey ?? null,
        attributes: { ...attributesOf(facts), ...more(payload) },
      },
    ];
  };
}

function faultOf(payload: JsonObject): EventAttributes {
  const data = dataOf(payload);
  const reason = readFault(data.fault) ?? readFault(data.exception) ?? readFault(data.message);
  return reason === undefined ? {} : { reason: oneLine(reason) };
}

/** A scheduling's start or end; the legacy payload wraps the request in `request_spec`. */
function schedulingEvent(name: string): Reader {
  return (payload) => {
    const { instances, image, flavor, count } = readRequestPayload(payload.request_spec ?? payload);
    const part: EventPart = {
      name,
      cacheKey: image?.cacheKey ?? null,
      attributes: defined({ image, flavor, count }),
    };
    if (instances.length === 0) return [{ ...part, instance: null }];
    return instances.map((instance) => ({ ...part, instance: instance.toLowerCase() }));
  };
}

/** The conductor gave up: no host, too many tries, or another fault. */
function buildsFailed(payload: JsonObject): EventPart[] {
  const data = dataOf(payload);
  const { instances, image } = readRequestPayload(data.request_spec);
  const named = data.instance_uuid ?? data.instance_id ?? instances[0];
  const reason = oneLine(readFault(data.reason) ?? 'building instances failed');
  const name = /NoValidHost|No valid host/.test(reason)
    ? 'no_valid_host'
    : /MaxRetriesExceeded|Exceeded max/.test(reason)
      ? 'retries_exhausted'
      : 'build_failed';
  return [
    {
      name,
      instance: typeof named === 'string' ? named.toLowerCase() : null,
      cacheKey: image?.cacheKey ?? null,
      attributes: defined({ reason, image }),
    },
  ];
}

const READERS: Record<string, Reader> = {
  'instance.create.start': instanceEvent('create_notified'),
  'instance.create.end': instanceEvent('create_finished'),
  'instance.create.error': instanceEvent('build_failed', faultOf),
  'instance.delete.start': instanceEvent('delete_started'),
  'instance.delete.end': instanceEvent('delete_finished'),
  'scheduler.select_destinations.start': schedulingEvent('schedule_started'),
  'scheduler.select_destinations.end': schedulingEvent('schedule_finished'),
  'compute_task.build_instances.error': buildsFailed,
  'compute_task.build_instances': buildsFailed,
};

/** The middle of `instance.<…>.start|end|error` and the operation, versioned and legacy (`compute.instance.…`). */
const OPERATIONS: ReadonlyArray<readonly [expression: RegExp, operation: string]> = [
  [/^resize_confirm|^resize\.confirm/, 'confirm_resize'],
  [/^resize_revert|^resize\.revert/, 'revert_resize'],
  [/^(?:resize|finish_resize)/, 'resize'],
  [/^rebuild/, 'rebuild'],
  [/^evacuate/, 'evacuate'],
  [/^unshelve/, 'unshelve'],
  [/^shelve_offload/, 'shelve_offload'],
  [/^shelve/, 'shelve'],
  [/^unrescue/, 'unrescue'],
  [/^rescue/, 'rescue'],
  [/^reboot/, 'reboot'],
  [/^power_on/, 'start'],
  [/^power_off/, 'stop'],
  [/^unpause/, 'unpause'],
  [/^pause/, 'pause'],
  [/^suspend/, 'suspend'],
  [/^resume/, 'resume'],
  [/^live[._]migration/, 'live_migration'],
  [/^snapshot/, 'snapshot'],
];

const INSTANCE_EVENT = /^(?:compute\.)?instance\.(.+)\.(start|end|error)$/;

function operationReader(eventType: string): Reader | null {
  const [, middle = '', step] = INSTANCE_EVENT.exec(eventType) ?? [];
  const operation = OPERATIONS.find(([expression]) => expression.test(middle))?.[1];
  if (operation === undefined) return null;
  const name = step === 'start' ? 'operation_started' : 'operation_finished';
  return instanceEvent(name, (payload) => ({ operation, ...(step === 'error' ? faultOf(payload) : {}) }));
}

/**
 * Reader of a notification's payload by its event type, or null for types that say nothing about boots. Versioned names
 * (`instance.create.end`) and legacy ones (`compute.instance.create.end`) mean the same.
 */
export function readerOfEventType(eventType: string): Reader | null {
  const versioned = eventType.replace(/^compute\.instance\./, 'instance.');
  return READERS[versioned] ?? operationReader(eventType);
}
