import { describe, expect, it } from 'vitest';
import { understand } from '../index';
import type { JsonObject } from '../json-value';
import { recordFromFields } from '../shipper-fields';
import { hintsOf, readText } from '../testing/record';

const I = '4bf3473b-d550-4b65-9409-292d44ab14a2';
const R = 'req-0d819d5c-1527-4669-bdf0-ffad31b5105b';

const create = {
  action: 'create',
  instance_uuid: I,
  request_id: R,
  start_time: '2026-11-21T00:02:53.757301',
  updated_at: '2026-11-21T00:03:10.790544',
  events: [
    {
      event: 'compute__do_build_and_run_instance',
      start_time: '2026-11-21T00:03:00.000001',
      finish_time: '2026-11-21T00:03:10.790544',
      host: 'cmp2',
      result: 'Success',
      traceback: null,
    },
    {
      event: 'compute__do_build_and_run_instance',
      start_time: '2026-11-21T00:02:54.000001',
      finish_time: '2026-11-21T00:02:59.790544',
      host: 'cmp1',
      result: 'Error',
      traceback: 'Traceback …\n  File "x.py", line 1\nnova.exception.BuildAbortException: no\n',
    },
  ],
};

function read(fields: JsonObject) {
  const record = recordFromFields(fields, hintsOf());
  return record === null ? null : understand(record);
}

describe('instance actions', () => {
  it('of a create: its request and one interval for each host that tried', () => {
    expect(read({ instanceAction: create })).toMatchObject({
      kind: 'events',
      events: [
        {
          name: 'action_started',
          instance: I,
          requestId: R,
          atMs: Date.UTC(2026, 10, 21, 0, 2, 53) + 757.301,
          endMs: null,
          clock: { resolutionMs: 0.001, zone: 'UTC', basis: 'stamped' },
        },
        {
          name: 'build_reported',
          host: 'cmp2',
          atMs: Date.UTC(2026, 10, 21, 0, 3, 0) + 0.001,
          endMs: Date.UTC(2026, 10, 21, 0, 3, 10) + 790.544,
          attributes: { result: 'Success' },
        },
        {
          name: 'build_reported',
          host: 'cmp1',
          attributes: { result: 'Error', reason: 'nova.exception.BuildAbortException: no' },
        },
      ],
    });
  });

  it('that still run have no end', () => {
    const events = [{ ...create.events[0], finish_time: null, result: null }];
    expect(read({ instanceAction: { ...create, events } })).toMatchObject({
      events: [{ name: 'action_started' }, { name: 'build_reported', endMs: null }],
    });
  });

  it('of other kinds are operations', () => {
    const stop = {
      ...create,
      action: 'live-migration',
      events: [{ ...create.events[0], event: 'compute_live_migration' }],
    };
    expect(read(stop)).toMatchObject({
      events: [
        { name: 'operation_started', attributes: { operation: 'live_migration' } },
        { name: 'operation_finished', atMs: Date.UTC(2026, 10, 21, 0, 3, 10) + 790.544 },
      ],
    });
  });

  it('in a list, printed over many lines', () => {
    const { events: _left, ...listed } = create;
    const text = JSON.stringify({ instanceActions: [{ ...listed, action: 'delete' }, listed] }, null, 4);
    expect(readText(text).events.map((event) => event.name)).toEqual(['delete_started', 'action_started']);
  });

  it('without a start are malformed', () => {
    expect(read({ instanceAction: { ...create, start_time: 'soon' } })).toEqual({
      kind: 'malformed',
      reason: 'instance action has no start_time',
    });
  });
});
