import { describe, expect, it } from 'vitest';
import type { RecordHints } from '../record';
import { splitText } from '../split-text';
import { looksLikeOneLine, readOneLine } from './line-header';

const hints: RecordHints = {
  source: null,
  host: null,
  path: null,
  tz: null,
  offset: null,
  service: null,
  timeMs: null,
  receivedMs: Date.parse('2026-11-21T12:00:00Z'),
};

const read = (text: string, more: Partial<RecordHints> = {}) =>
  readOneLine({ text, fields: null, hints: { ...hints, ...more } });

const stampOf = (text: string, more: Partial<RecordHints> = {}) => {
  const stamp = read(text, more)?.stamp;
  return stamp?.ok === true ? new Date(stamp.atMs).toISOString() : stamp?.reason;
};

describe('readOneLine', () => {
  it.each([
    ['Mon Feb 24 02:10:10 2014 [LCM][I]: New VM state is RUNNING', null, null, 'LCM', 'I'],
    ['Fri Mar 16 15:26:00 2018 [Z0][VM][I]: New state is ACTIVE', null, 0, 'VM', 'I'],
    ['Fri Mar 16 15:26:00 2018 [VM 812][Z3][VM][I]: New state is ACTIVE', 812, 3, 'VM', 'I'],
    [
      'Fri Mar 16 15:26:00 2018 [HOST 4][Z0][InM][D]: Host x (4) successfully monitored.',
      null,
      0,
      'InM',
      'D',
    ],
    ['Mon Aug  3 10:00:00 2026 [Z0][SCM][DD]: Scheduler window length 10s and 1 VMs', null, 0, 'SCM', 'DD'],
    ['Jun 13 09:54:35 one1 oned[29704]: [VM 812][Z0][VM][I]: New state is ACTIVE', 812, 0, 'VM', 'I'],
    ['[VM 812][Z0][TrM][E]: Error', 812, 0, 'TrM', 'E'],
  ])('takes apart %s', (text, labelledVm, zone, tag, level) => {
    expect(read(text)).toMatchObject({ labelledVm, zone, tag, level });
    expect(looksLikeOneLine(text)).toBe(true);
  });

  it.each([
    '2014-02-24 02:10:10.123 7 INFO nova.compute.manager [-] Starting instance...',
    'Mon Feb 24 02:10:10 2014 something else',
    '\t33\t0\t3\t100',
    '',
    '[Z0][VM] no level',
  ])('knows %j as none of its lines', (text) => {
    expect(looksLikeOneLine(text)).toBe(false);
    expect(read(text)).toBeNull();
  });

  it('reads the day padded with a blank or not, and local time in the zone that the shipper told', () => {
    expect(stampOf('Sun Dec  1 23:07:06 2024 [VM][I]: x')).toBe('2024-12-01T23:07:06.000Z');
    expect(stampOf('Sun Dec 1 23:07:06 2024 [VM][I]: x')).toBe('2024-12-01T23:07:06.000Z');
    expect(stampOf('Mon Jul  1 12:00:00 2024 [VM][I]: x', { tz: 'Europe/Madrid' })).toBe(
      '2024-07-01T10:00:00.000Z',
    );
    expect(read('Mon Jul  1 12:00:00 2024 [VM][I]: x')?.stamp).toMatchObject({
      clock: { resolutionMs: 1000, zone: 'UTC', basis: 'assumed' },
    });
  });

  it.each([
    ['Wed Feb 30 12:00:00 2024 [VM][I]: x', 'timestamp is no date'],
    ['Wed Foo 10 12:00:00 2024 [VM][I]: x', 'timestamp is no date'],
    ['Wed Jan 10 25:00:00 2024 [VM][I]: x', 'timestamp is no date'],
    ['Thu Jan  1 00:00:00 1970 [VM][I]: x', 'timestamp lies before 2005'],
    ['Tue Jan  1 00:00:00 2999 [VM][I]: x', 'timestamp lies more than two days in the future'],
  ])('says what is wrong with the stamp of %s', (text, reason) => {
    expect(stampOf(text)).toBe(reason);
  });

  it('gives a syslog header the year that brings it next before its arrival, or the shipper’s', () => {
    const line = 'Dec 31 23:59:59 one1 oned[1]: [VM 1][Z0][VM][I]: New state is ACTIVE';
    expect(stampOf(line)).toBe('2025-12-31T23:59:59.000Z');
    expect(stampOf(line, { timeMs: Date.parse('2023-01-01T00:00:00Z') })).toBe('2022-12-31T23:59:59.000Z');
    expect(read(line)?.host).toBe('one1');
  });

  it('keeps the zone and fraction of an ISO syslog header', () => {
    const line = '2026-06-13T09:54:35.123456+02:00 one1 oned[1]: [VM 1][Z0][VM][I]: New state is ACTIVE';
    expect(read(line)?.stamp).toMatchObject({
      atMs: Date.parse('2026-06-13T07:54:35.123Z') + 0.456,
      clock: { zone: '+02:00', basis: 'stamped' },
    });
  });

  it('takes the shipper’s time for a line that has none', () => {
    const line = '[VM 1][Z0][VM][I]: New state is ACTIVE';
    expect(stampOf(line, { timeMs: Date.parse('2026-11-20T01:02:03.004Z') })).toBe(
      '2026-11-20T01:02:03.004Z',
    );
    expect(stampOf(line)).toMatch(/no time stamp/);
  });

  it('is a record of its own where a collector took the stamp off', () => {
    const lines = [
      '[VM 1][Z0][VM][I]: New state is ACTIVE',
      '[Z0][SCHED][D]: Dispatching VMs to hosts:',
      '[LCM][I]: x',
    ];
    expect(splitText(lines.join('\n'), hints).map((record) => record.text)).toEqual(lines);
  });

  it('keeps continuation lines with the message', () => {
    expect(
      read('Thu Feb  1 15:01:26 2018 [Z0][SCHED][D]: Match-making results for VM 33:\n\tNo host.\n')?.text,
    ).toBe('Match-making results for VM 33:\n\tNo host.');
  });
});
