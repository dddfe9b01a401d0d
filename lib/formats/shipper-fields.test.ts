import { describe, expect, it } from 'vitest';
import { understand } from './index';
import type { JsonObject } from './json-value';
import { recordFromFields } from './shipper-fields';
import { hintsOf } from './testing/record';

const I = '5f1c0d6a-9a2b-4c3d-8e4f-102030405060';
const LINE = `2026-11-20 23:06:57.123 7 INFO nova.virt.libvirt.driver [-] [instance: ${I}] Creating image(s)`;
const READ_AT = Date.UTC(2026, 10, 20, 23, 7, 1);

describe('recordFromFields finds the line and what stands around it', () => {
  it.each<[string, JsonObject, object]>([
    [
      'Fluent Bit',
      { date: 1795216021.0, log: `${LINE}\n`, host: 'cmp-12' },
      { host: 'cmp-12', timeMs: READ_AT },
    ],
    ['Fluentd, no time', { message: LINE, hostname: 'cmp-12' }, { host: 'cmp-12', timeMs: null }],
    [
      'Vector',
      {
        host: 'cmp-12',
        message: LINE,
        source_type: 'file',
        timestamp: '2026-11-20T23:07:01.000000000Z',
        file: '/var/log/nova/nova-compute.log',
      },
      { host: 'cmp-12', path: '/var/log/nova/nova-compute.log', service: 'nova-compute', timeMs: READ_AT },
    ],
    [
      'Filebeat',
      {
        '@timestamp': '2026-11-20T23:07:01.000Z',
        message: LINE,
        host: { name: 'cmp-12' },
        log: { offset: 4711, file: { path: '/var/log/nova/nova-compute.log' } },
        event: { timezone: '+01:00' },
      },
      { host: 'cmp-12', path: '/var/log/nova/nova-compute.log', offset: 4711, tz: '+01:00', timeMs: READ_AT },
    ],
    [
      'flattened names',
      {
        message: LINE,
        'host.name': 'cmp-12',
        'log.file.path': '/var/log/nova/nova-compute.log',
        'log.offset': '12',
      },
      { host: 'cmp-12', path: '/var/log/nova/nova-compute.log', offset: 12 },
    ],
    [
      'Logstash',
      { message: LINE, '@version': '1', event: { original: 'x' }, host: { hostname: 'cmp-12' } },
      { host: 'cmp-12' },
    ],
    [
      'rsyslog',
      { message: LINE, fromhost: 'x', hostname: 'cmp-12', programname: 'nova-compute' },
      { host: 'cmp-12', service: 'nova-compute' },
    ],
    [
      'GELF',
      { version: '1.1', host: 'cmp-12', short_message: LINE, timestamp: 1795216021 },
      { host: 'cmp-12', timeMs: READ_AT },
    ],
    [
      'journald',
      {
        MESSAGE: LINE,
        _HOSTNAME: 'cmp-12',
        _SYSTEMD_UNIT: 'nova-compute.service',
        __REALTIME_TIMESTAMP: '1795216021000125',
      },
      { host: 'cmp-12', service: 'nova-compute', timeMs: READ_AT + 0.125 },
    ],
    [
      'journald by kolla',
      { message: LINE, hostname: 'cmp-12', systemdunit: 'devstack@n-cpu.service' },
      { host: 'cmp-12', service: 'nova-compute' },
    ],
    ['docker', { log: `${LINE}\r\n`, stream: 'stdout', time: '2026-11-20T23:07:01Z' }, { timeMs: READ_AT }],
  ])('%s', (_shipper, fields, hints) => {
    const record = recordFromFields(fields, hintsOf());
    expect(record).toMatchObject({ text: LINE, fields, hints });
    expect(record === null ? null : understand(record)).toMatchObject({
      kind: 'events',
      events: [{ name: 'image_started', instance: I, line: LINE }],
    });
  });

  it('takes what the request said where the item says nothing', () => {
    const hints = hintsOf({ host: 'gateway', tz: 'Europe/Berlin', path: '/var/log/nova/nova-compute.log' });
    expect(recordFromFields({ log: LINE }, hints)?.hints).toMatchObject({
      host: 'gateway',
      tz: 'Europe/Berlin',
      service: 'nova-compute',
    });
    expect(recordFromFields({ log: LINE, host: 'cmp-12' }, hints)?.hints.host).toBe('cmp-12');
  });

  it('opens the object that a document store or a JSON parser wrapped', () => {
    expect(
      recordFromFields({ _index: 'flog-1', _source: { message: LINE, Hostname: 'cmp-12' } }, hintsOf()),
    ).toMatchObject({
      text: LINE,
      hints: { host: 'cmp-12' },
    });
    expect(recordFromFields({ host: 'cmp-12', log: { message: LINE } }, hintsOf())).toMatchObject({
      text: LINE,
      hints: { host: 'cmp-12' },
    });
  });

  it('reads the bytes that journald sends for lines with control characters', () => {
    const MESSAGE = [...Buffer.from(`\u001b[00;36m${LINE}\u001b[00m`)];
    const record = recordFromFields({ MESSAGE, _HOSTNAME: 'cmp-12' }, hintsOf());
    expect(record?.text).toContain(LINE);
  });

  it('ignores a time without zone and a source that is no path', () => {
    const record = recordFromFields({ log: LINE, time: '2026-11-20 23:07:01', source: 'nova' }, hintsOf());
    expect(record?.hints).toMatchObject({ timeMs: null, path: null });
  });

  it.each<[string, JsonObject]>([
    ['nothing', {}],
    ['figures', { cpu: 12, mem: { used: 3 } }],
    ['an empty line', { log: '' }],
    ['a line that is a number', { log: 12 }],
  ])('finds no record in %s', (_what, fields) => {
    expect(recordFromFields(fields, hintsOf())).toBeNull();
  });
});

describe('kolla records', () => {
  const kolla = {
    Timestamp: '2026-11-21 08:03:00.749',
    Pid: '7',
    log_level: 'INFO',
    python_module: 'nova.compute.claims',
    request_id: '0a1b2c3d-1111-4222-8333-444455556666',
    user_id: 'u',
    tenant_id: 'p',
    Payload: ` [instance: ${I}] Claim successful on node cmp1`,
    Hostname: 'cmp1',
    programname: 'nova-compute',
    Logger: 'openstack.nova',
  };
  const read = (fields: JsonObject, hints = {}) => {
    const record = recordFromFields(fields, hintsOf(hints));
    return record === null ? null : understand(record);
  };

  it('get their `req-` back, and keep a readable line', () => {
    expect(read(kolla)).toMatchObject({
      events: [
        {
          name: 'resources_claimed',
          requestId: 'req-0a1b2c3d-1111-4222-8333-444455556666',
          host: 'cmp1',
          origin: { service: 'nova-compute' },
          atMs: Date.UTC(2026, 10, 21, 8, 3, 0, 749),
          clock: { basis: 'assumed' },
          line: `2026-11-21 08:03:00.749 7 INFO nova.compute.claims [None req-0a1b2c3d-1111-4222-8333-444455556666 u p] [instance: ${I}] Claim successful on node cmp1`,
        },
      ],
    });
  });

  it('tell their offset by the instant that fluentd made of the local time', () => {
    const stamped = { ...kolla, '@timestamp': '2026-11-21T00:03:00.749000000+00:00' };
    expect(read(stamped)).toMatchObject({
      events: [{ atMs: Date.UTC(2026, 10, 21, 0, 3, 0, 749), clock: { zone: '+08:00', basis: 'hinted' } }],
    });
    expect(read({ ...kolla, '@timestamp': '2026-11-21T00:03:01.100Z' })).toMatchObject({
      events: [{ atMs: Date.UTC(2026, 10, 21, 8, 3, 0, 749), clock: { basis: 'assumed' } }],
    });
    expect(read(stamped, { tz: 'Asia/Tokyo' })).toMatchObject({
      events: [{ clock: { zone: 'Asia/Tokyo' } }],
    });
  });

  it.each([
    [
      'no context',
      { request_id: undefined, Payload: ` [-] [instance: ${I}] Claim successful on node cmp1` },
      null,
    ],
    ['an id of none', { request_id: '-' }, null],
    [
      'Zed lines in an expression of before 2023-05',
      {
        request_id: undefined,
        Payload: ` [None req-0a1b2c3d-1111-4222-8333-444455556666 u p - - default default] [instance: ${I}] Claim successful on node cmp1`,
      },
      'req-0a1b2c3d-1111-4222-8333-444455556666',
    ],
    [
      'a global id',
      { global_request_id: '99999999-1111-4222-8333-444455556666' },
      'req-0a1b2c3d-1111-4222-8333-444455556666',
    ],
  ])('of %s', (_what, more, requestId) => {
    expect(read({ ...kolla, ...more })).toMatchObject({
      events: [{ name: 'resources_claimed', instance: I, requestId }],
    });
  });

  it('that are the lines of a traceback are no failures of their own', () => {
    const lines = {
      ...kolla,
      log_level: 'ERROR',
      python_module: 'nova.compute.manager',
      request_id: undefined,
    };
    expect(read({ ...lines, Payload: ` [instance: ${I}] Traceback (most recent call last):` })).toEqual({
      kind: 'ignored',
    });
  });

  it('with a traceback give its exception as the reason', () => {
    const failed = {
      ...kolla,
      log_level: 'ERROR',
      python_module: 'nova.compute.manager',
      Payload: ` [instance: ${I}] Instance failed to spawn\nTraceback (most recent call last):\n  File "x.py", line 1, in f\nlibvirt.libvirtError: internal error: no\n`,
    };
    expect(read(failed)).toMatchObject({
      events: [{ name: 'spawn_failed', attributes: { reason: 'libvirt.libvirtError: internal error: no' } }],
    });
  });
});

describe('oslo JSON', () => {
  const oslo = {
    message: 'Took 6.61 seconds to build instance.',
    asctime: '2026-11-21 08:03:00',
    name: 'nova.compute.manager',
    levelname: 'INFO',
    filename: 'manager.py',
    created: 1795219380.7494352,
    msecs: 749.0,
    traceback: null,
    hostname: 'cmp1',
    error_summary: '',
    context: { request_id: 'req-0a1b2c3d-1111-4222-8333-444455556666', global_request_id: null },
    extra: { instance: { uuid: I, host: 'cmp1' } },
  };
  const read = (fields: JsonObject, hints = {}) => {
    const record = recordFromFields(fields, hintsOf(hints));
    return record === null ? null : understand(record);
  };

  it('is stamped in UTC with microseconds', () => {
    expect(read(oslo, { tz: 'Asia/Tokyo' })).toMatchObject({
      events: [
        {
          name: 'build_complete',
          instance: I,
          requestId: 'req-0a1b2c3d-1111-4222-8333-444455556666',
          host: 'cmp1',
          atMs: 1795219380749.435,
          clock: { resolutionMs: 0.001, zone: 'UTC', basis: 'stamped' },
          origin: { path: null },
          attributes: { tookMs: 6610 },
        },
      ],
    });
  });

  it.each([
    ['its uuid', { instance_uuid: I }],
    ['a string', { instance: I }],
    ['its repr', { instance: `Instance(access_ip_v4=None,host='cmp1',uuid=${I},vcpus=1)` }],
    ['a versioned object', { instance: { 'nova_object.data': { uuid: I } } }],
  ])('names the instance by %s', (_how, extra) => {
    expect(read({ ...oslo, extra })).toMatchObject({ events: [{ instance: I }] });
  });

  it('keeps the exception apart, which becomes the reason', () => {
    const failed = {
      ...oslo,
      levelname: 'ERROR',
      message: 'Instance failed to spawn',
      error_summary: 'libvirt.libvirtError: no',
    };
    expect(read(failed)).toMatchObject({
      events: [{ name: 'spawn_failed', attributes: { reason: 'libvirt.libvirtError: no' } }],
    });
  });

  it('by the fluentd formatter takes the moment of the forwarder, or its own in the told zone', () => {
    const { levelname, created, asctime, ...rest } = oslo;
    const fluent = { ...rest, level: levelname, time: asctime, funcname: 'f', context: { request_id: null } };
    expect(created).toBeGreaterThan(0);
    expect(read({ ...fluent, '@timestamp': '2026-11-21T00:03:00.749Z' })).toMatchObject({
      events: [{ atMs: Date.UTC(2026, 10, 21, 0, 3, 0, 749), requestId: null, clock: { basis: 'stamped' } }],
    });
    expect(read(fluent, { tz: '+08:00' })).toMatchObject({
      events: [{ atMs: Date.UTC(2026, 10, 21, 0, 3, 0), clock: { resolutionMs: 1000, basis: 'hinted' } }],
    });
  });

  it('cut off in a line is malformed; other JSON is nothing of ours', () => {
    const text = JSON.stringify(oslo);
    const record = { text: text.slice(0, 300), fields: null, hints: hintsOf() };
    expect(understand(record)).toEqual({ kind: 'malformed', reason: 'JSON object is cut off or broken' });
    expect(understand({ ...record, text: '{"a": ' })).toEqual({ kind: 'ignored' });
    expect(understand({ ...record, text: '{"message": "{\\"message\\": \\"{}\\"}"}' })).toEqual({
      kind: 'ignored',
    });
  });
});
