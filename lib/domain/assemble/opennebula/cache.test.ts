import { describe, expect, it } from 'vitest';
import { cacheVerdict } from './cache';
import { oneEvent } from './one-events';

const record = (driver: string, verb: string, more: object = {}) =>
  oneEvent('10:00:00', 'record_seen', { driver, verb, ...more }, 'record');

describe('cacheVerdict', () => {
  it.each([
    ['ssh', 'clone', {}, 'cold'],
    ['ssh', 'ln', { target: 'SYSTEM' }, 'cold'],
    ['qcow2', 'clone', {}, 'none'],
    ['qcow2', 'clone', { image: { format: 'qcow2' } }, 'none'],
    ['qcow2', 'clone', { image: { format: 'raw' } }, 'cold'],
    ['qcow2', 'ln', { target: 'NONE' }, 'none'],
    ['shared', 'clone', {}, 'cold'],
    ['shared', 'ln', {}, 'none'],
    ['ceph', 'clone', {}, 'none'],
    ['ceph', 'ln', {}, 'none'],
    ['fs_lvm', 'clone', {}, 'cold'],
    ['lvm', 'ln', { target: 'NONE' }, 'none'],
    ['dev', 'clone', {}, 'none'],
    ['local', 'clone', {}, 'unknown'],
    ['linstor', 'clone', {}, 'unknown'],
    ['linstor', 'ln', { target: 'NONE' }, 'none'],
    ['', 'mkimage', {}, 'none'],
  ])('%s %s %o is %s', (driver, verb, more, state) => {
    const seen = record(driver, verb, more);
    const verdict = cacheVerdict([], [seen]);
    expect(verdict).toMatchObject({
      state,
      basis: state === 'unknown' ? 'none' : 'inferred',
      evidence: [seen.id],
    });
    if (verb !== 'mkimage') expect(verdict.reason).toContain(driver);
  });

  it('trusts the shipper first, then the boot’s own lines, then a record', () => {
    const failed = oneEvent('10:00:01', 'step_failed', { driver: 'ceph', verb: 'clone' }, 'vmLog');
    const said = oneEvent('10:00:02', 'running', { cache: 'warm' });
    expect(cacheVerdict([failed], [record('ssh', 'clone')])).toMatchObject({
      state: 'none',
      basis: 'observed',
    });
    expect(cacheVerdict([failed, said], [])).toMatchObject({ state: 'warm', basis: 'reported' });
  });

  it('says warm of nothing that OpenNebula logs, a replica included', () => {
    const line = oneEvent('10:00:01', 'transfer_line', { verb: 'clone', replica: 'node9' }, 'vmLog');
    const failed = oneEvent('10:00:01', 'step_failed', { driver: 'ssh', verb: 'clone' }, 'vmLog');
    expect(cacheVerdict([line, failed], [])).toMatchObject({
      state: 'unknown',
      basis: 'none',
      reason: expect.stringContaining('node9'),
    });
    expect(cacheVerdict([], [])).toMatchObject({ state: 'unknown', basis: 'none', evidence: [] });
  });
});
