import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { samplesDir } from '@/scripts/testing/samples';
import { understand } from '../index';
import { isObject, type JsonObject } from '../json-value';
import { recordFromFields } from '../shipper-fields';
import { hintsOf, readText } from '../testing/record';

const I = '79323eea-064c-4f5a-b3be-5415aaf90a86';
const R = 'req-e434795f-6bc4-48d8-be06-29e66a520f02';
const IMAGE = '0673dd71-34c5-4fbb-86c4-40623fbe45b4';
const KEY = 'a489c868f0c37da93b76227c91bb03908ac0e742';

const versioned = (name: string, data: object) => ({
  'nova_object.name': name,
  'nova_object.namespace': 'nova',
  'nova_object.version': '1.13',
  'nova_object.data': data,
});

const flavor = versioned('FlavorPayload', {
  flavorid: '42',
  name: 'm1.small',
  vcpus: 1,
  memory_mb: 2048,
  root_gb: 20,
});

const instance = (more: object = {}) =>
  versioned('InstanceCreatePayload', {
    uuid: I,
    request_id: R,
    display_name: 'web',
    host: 'cmp1',
    node: 'node1',
    image_uuid: IMAGE,
    flavor,
    fault: null,
    ...more,
  });

const message = (event_type: string, payload: object, more: object = {}) => ({
  message_id: '4bd92952-245f-415e-8759-4d24cf1bcd26',
  publisher_id: 'nova-compute:cmp1',
  event_type,
  priority: 'INFO',
  payload,
  timestamp: '2026-11-21 01:01:47.636570',
  ...more,
});

function read(fields: JsonObject, hints = {}) {
  const record = recordFromFields(fields, hintsOf(hints));
  return record === null ? null : understand(record);
}

const at = Date.UTC(2026, 10, 21, 1, 1, 47) + 636.57;

describe('notifications', () => {
  const end = message('instance.create.end', instance());

  it.each([
    ['bare', end],
    ['on the bus', { 'oslo.version': '2.0', 'oslo.message': JSON.stringify(end) }],
    ['as a line in an item', { log: `${JSON.stringify(end)}\n`, date: 1795219400 }],
    ['stored by a document store', { _index: 'flog', _source: end }],
  ])('%s', (_form, fields) => {
    expect(read(fields)).toMatchObject({
      kind: 'events',
      events: [
        {
          name: 'create_finished',
          atMs: at,
          instance: I,
          requestId: R,
          host: 'cmp1',
          cacheKey: KEY,
          clock: { resolutionMs: 0.001, zone: 'UTC', basis: 'stamped' },
          origin: { service: 'nova-compute' },
          attributes: {
            image: { id: IMAGE, cacheKey: KEY },
            flavor: { id: '42', name: 'm1.small', vcpus: 1, memoryMb: 2048, diskGb: 20 },
            displayName: 'web',
            node: 'node1',
          },
        },
      ],
    });
  });

  const context = `[None ${R} u p - - default default]`;

  it('in a line of the log driver, also with the exception that follows those of errors', () => {
    const fault = versioned('ExceptionPayload', {
      exception: 'FlavorDiskTooSmall',
      exception_message: 'too small',
    });
    const error = JSON.stringify(
      message('instance.create.error', instance({ fault, host: null, node: null })),
    );
    const text = [
      `2026-11-21 02:01:47.640 7 ERROR oslo.messaging.notification.instance.create.error ${context} ${error}: nova.exception.FlavorDiskTooSmall: too small`,
      '2026-11-21 02:01:47.640 7 ERROR oslo.messaging.notification.instance.create.error Traceback (most recent call last):',
    ].join('\n');
    const { events, malformed } = readText(text, { tz: 'Europe/Berlin' });
    expect(malformed).toEqual([]);
    expect(events).toMatchObject([
      {
        name: 'build_failed',
        atMs: at,
        requestId: R,
        host: 'cmp1',
        attributes: { reason: 'FlavorDiskTooSmall: too small' },
      },
    ]);
    const cut = text.slice(0, 400);
    expect(readText(cut).malformed).toEqual(['logged notification is no complete JSON object']);
  });

  it('of the legacy kind', () => {
    const payload = {
      instance_id: I,
      display_name: 'web',
      instance_type: 'm1.small',
      instance_flavor_id: '42',
      memory_mb: 2048,
      vcpus: 1,
      root_gb: 20,
      host: 'cmp1',
      node: 'node1',
      image_ref_url: `http://glance:9292/images/${IMAGE}`,
      image_meta: { disk_format: 'qcow2', base_image_ref: IMAGE },
      image_name: 'debian-12',
    };
    const line = `2026-11-21 01:01:47.634 7 INFO oslo.messaging.notification.compute.instance.create.start ${context} `;
    const text =
      line +
      JSON.stringify(message('compute.instance.create.start', payload, { publisher_id: 'compute.cmp1' }));
    expect(readText(text).events).toMatchObject([
      {
        name: 'create_notified',
        instance: I,
        requestId: R,
        host: 'cmp1',
        origin: { service: 'nova-compute' },
        cacheKey: KEY,
        attributes: {
          flavor: { id: '42', name: 'm1.small', diskGb: 20 },
          image: { id: IMAGE, name: 'debian-12', format: 'qcow2' },
        },
      },
    ]);
  });

  it.each([
    ['instance.delete.end', 'delete_finished'],
    ['instance.create.start', 'create_notified'],
    ['compute.instance.delete.end', 'delete_finished'],
  ])('%s is %s', (eventType, name) => {
    expect(read(message(eventType, instance()))).toMatchObject({ events: [{ name }] });
  });

  it.each([
    ['instance.resize_finish.start', 'operation_started', 'resize'],
    ['instance.resize_revert.end', 'operation_finished', 'revert_resize'],
    ['instance.live_migration_pre.start', 'operation_started', 'live_migration'],
    ['instance.power_on.end', 'operation_finished', 'start'],
    ['instance.rebuild.error', 'operation_finished', 'rebuild'],
    ['compute.instance.finish_resize.end', 'operation_finished', 'resize'],
  ])('%s is %s of %s', (eventType, name, operation) => {
    expect(read(message(eventType, instance()))).toMatchObject({
      events: [{ name, attributes: { operation } }],
    });
  });

  it.each([
    'instance.exists',
    'instance.update',
    'instance.shutdown.end',
    'service.update',
    'instance.volume_attach.end',
  ])('%s says nothing', (eventType) => {
    expect(read(message(eventType, instance()))).toEqual({ kind: 'ignored' });
  });

  it('of scheduling name the instance, image and flavor of the request', () => {
    const image = versioned('ImageMetaPayload', { id: IMAGE, name: 'img-a', size: 42, disk_format: 'qcow2' });
    const spec = versioned('RequestSpecPayload', { instance_uuid: I, num_instances: 2, image, flavor });
    const start = message('scheduler.select_destinations.start', spec, {
      publisher_id: 'nova-scheduler:ctl',
      _context_request_id: R,
    });
    expect(read(start)).toMatchObject({
      events: [
        {
          name: 'schedule_started',
          instance: I,
          requestId: R,
          host: 'ctl',
          attributes: {
            count: 2,
            image: { id: IMAGE, name: 'img-a', sizeBytes: 42 },
            flavor: { name: 'm1.small' },
          },
        },
      ],
    });
  });

  it.each([
    ['NoValidHost', 'No valid host was found.', 'no_valid_host'],
    ['MaxRetriesExceeded', 'Exceeded maximum number of retries.', 'retries_exhausted'],
    ['ImageNotFound', 'no image', 'build_failed'],
  ])('of builds given up for %s', (exception, exception_message, name) => {
    const reason = versioned('ExceptionPayload', { exception, exception_message });
    const payload = versioned('ComputeTaskPayload', { instance_uuid: I, reason, state: 'error' });
    expect(read(message('compute_task.build_instances.error', payload))).toMatchObject({
      events: [{ name, instance: I, attributes: { reason: `${exception}: ${exception_message}` } }],
    });
  });

  it('without a moment take that of the shipper, or are malformed', () => {
    const { timestamp: _left, ...bare } = end;
    expect(read({ ...bare, '@timestamp': '2026-11-21T01:01:47Z' })).toMatchObject({
      events: [{ atMs: Date.UTC(2026, 10, 21, 1, 1, 47) }],
    });
    expect(read(bare)).toEqual({
      kind: 'malformed',
      reason: 'notification has no timestamp and the shipper sent none',
    });
  });

  it('whose envelope is broken are malformed', () => {
    expect(read({ 'oslo.version': '2.0', 'oslo.message': '{"event_type": "instance.cre' })).toEqual({
      kind: 'malformed',
      reason: 'oslo.message is no JSON object',
    });
  });
});

const folder = samplesDir();

/** A documentation sample with its `$ref`s filled in from `common_*.json`; the object's own fields go over the referenced ones. */
function resolved(value: unknown, samples: string): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, samples));
  if (!isObject(value)) return value;
  const { $ref, ...own } = value;
  const rest = Object.fromEntries(Object.entries(own).map(([key, item]) => [key, resolved(item, samples)]));
  if (typeof $ref !== 'string') return rest;
  const name = $ref
    .replace(/^.*\//, '')
    .replace(/#?$/, '')
    .replace(/\.json#?$/, '');
  return merged(resolved(readOr(join(samples, `common_${name}.json`)), samples), rest);
}

function readOr(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

function merged(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over;
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, key in over ? merged(base[key], over[key]) : base[key]]),
  );
}

describe.skipIf(folder === null)('the samples of the documentation', () => {
  const samples = join(folder ?? '', 'nova/nova_doc_samples');
  const sampleInstance = '178b0921-8f85-4257-88b6-2e743b5a975c';

  it.each([
    [
      'instance-create-start',
      { name: 'create_notified', instance: sampleInstance, attributes: { flavor: { name: 'test_flavor' } } },
    ],
    [
      'instance-create-end',
      {
        name: 'create_finished',
        instance: sampleInstance,
        host: 'compute',
        attributes: { node: 'fake-mini' },
      },
    ],
    [
      'instance-create-error',
      {
        name: 'build_failed',
        attributes: { reason: "FlavorDiskTooSmall: The created instance's disk would be too small." },
      },
    ],
    [
      'instance-delete-end',
      { name: 'delete_finished', requestId: 'req-5b6c791d-5709-4f36-8fbe-c3e02869e35d' },
    ],
    [
      'scheduler-select_destinations-start',
      { name: 'schedule_started', instance: 'd5e6a7b7-80e5-4166-85a3-cd6115201082' },
    ],
    ['scheduler-select_destinations-end', { name: 'schedule_finished', attributes: { count: 1 } }],
    [
      'compute_task-build_instances-error',
      { name: 'build_failed', instance: 'd5e6a7b7-80e5-4166-85a3-cd6115201082' },
    ],
  ])('%s', (name, expected) => {
    const fields = resolved(readOr(join(samples, `${name}.json`)), samples) as JsonObject;
    expect(read({ ...fields, timestamp: '2012-10-29 13:42:11.000001' })).toMatchObject({
      events: [expected],
    });
  });
});
