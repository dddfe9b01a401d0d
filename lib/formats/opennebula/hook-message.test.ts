import { describe, expect, it } from 'vitest';
import { understand } from '../index';
import type { RecordHints } from '../record';
import { joinContinuations, splitText } from '../split-text';
import { hintsOf } from './one-fixture';

const message = (state: string, lcm: string, vm = '<STIME>1521213931</STIME>') =>
  `<HOOK_MESSAGE><HOOK_TYPE>STATE</HOOK_TYPE><HOOK_OBJECT>VM</HOOK_OBJECT><STATE>${state}</STATE><LCM_STATE>${lcm}</LCM_STATE><RESOURCE_ID>7</RESOURCE_ID><REMOTE_HOST>node1</REMOTE_HOST><VM><ID>7</ID><NAME>web</NAME>${vm}</VM></HOOK_MESSAGE>`;

const eventsOf = (text: string, more: Partial<RecordHints> = {}) => {
  const answer = understand({ text, fields: null, hints: hintsOf(more) });
  return answer.kind === 'events' ? answer.events : answer;
};

const timeMs = Date.parse('2018-03-16T15:26:05.123Z');

describe('hook messages', () => {
  it('stamp a state with the shipper’s time and bring the record with them', () => {
    expect(eventsOf(message('ACTIVE', 'BOOT'), { timeMs })).toMatchObject([
      {
        name: 'boot',
        atMs: timeMs,
        instance: '0/7',
        clock: { resolutionMs: 1, basis: 'stamped' },
        attributes: { targetHost: 'node1', lcm: 'BOOT' },
        line: 'EVENT STATE VM/ACTIVE/BOOT/7',
      },
      { name: 'pending', atMs: 1521213931_000, attributes: { creation: true } },
      { name: 'record_seen', attributes: { displayName: 'web' } },
    ]);
  });

  it('are read in base64, alone or behind their key', () => {
    const encoded = Buffer.from(message('PENDING', 'LCM_INIT')).toString('base64');
    const plain = eventsOf(message('PENDING', 'LCM_INIT'), { timeMs });
    expect(plain).toMatchObject([{ name: 'pending', attributes: { creation: true } }, {}, {}]);
    expect(eventsOf(encoded, { timeMs })).toEqual(plain);
    expect(eventsOf(`EVENT STATE VM/PENDING/LCM_INIT/7 \n${encoded}`, { timeMs })).toEqual(plain);
    expect(eventsOf(`EVENT VM 7/PENDING/LCM_INIT ${encoded}`, { timeMs })).toEqual(plain);
  });

  it('say from which state a VM came to RUNNING', () => {
    const previous = '<PREV_LCM_STATE>17</PREV_LCM_STATE>';
    expect(eventsOf(message('ACTIVE', 'RUNNING', previous), { timeMs })).toMatchObject([
      { name: 'running', attributes: { from: 'LCM_17' } },
    ]);
    expect(
      eventsOf(message('ACTIVE', 'RUNNING', '<PREV_LCM_STATE>2</PREV_LCM_STATE>'), { timeMs }),
    ).toMatchObject([{ name: 'running', attributes: { from: 'BOOT' } }]);
  });

  it('give the record’s moments alone where the shipper tells no time, and are refused where there are none', () => {
    expect(eventsOf(message('ACTIVE', 'BOOT'))).toMatchObject([{ name: 'pending' }, { name: 'record_seen' }]);
    expect(eventsOf(message('ACTIVE', 'BOOT', ''))).toMatchObject({
      kind: 'malformed',
      reason: expect.stringContaining('tells no time'),
    });
  });

  it('reach the reader one by one, as items around them or as lines', () => {
    const texts = [message('ACTIVE', 'PROLOG'), message('ACTIVE', 'BOOT')];
    const encoded = texts.map((text) => Buffer.from(text).toString('base64'));
    for (const lines of [texts, encoded, encoded.map((text) => `EVENT STATE VM/ACTIVE/BOOT/7 ${text}`)]) {
      expect(splitText(lines.join('\n'), hintsOf()).map((record) => record.text)).toEqual(lines);
      const items = lines.map((text) => ({ text, fields: { message: text }, hints: hintsOf({ timeMs }) }));
      const names = joinContinuations(items).map((item) => {
        const answer = understand(item);
        return answer.kind === 'events' ? answer.events[0]?.name : answer.kind;
      });
      expect(names).toEqual(['prolog', 'boot']);
    }
  });

  it('of other objects say nothing', () => {
    const host = '<HOOK_MESSAGE><HOOK_TYPE>STATE</HOOK_TYPE><HOOK_OBJECT>HOST</HOOK_OBJECT></HOOK_MESSAGE>';
    expect(eventsOf(host, { timeMs })).toEqual({ kind: 'ignored' });
  });
});
