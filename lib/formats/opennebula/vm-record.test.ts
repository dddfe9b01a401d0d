import { describe, expect, it } from 'vitest';
import { understand } from '../index';
import { hintsOf, readOne } from './one-fixture';

const history = (sequence: number, fields: string) =>
  `<HISTORY><OID>7</OID><SEQ>${sequence}</SEQ><HOSTNAME>node${sequence}</HOSTNAME><HID>4</HID>${fields}</HISTORY>`;

const FIRST = history(
  0,
  '<STIME>1521213960</STIME><ETIME>0</ETIME><PSTIME>1521213960</PSTIME><PETIME>1521213964</PETIME><RSTIME>1521213964</RSTIME><RETIME>0</RETIME><ACTION>0</ACTION><VM_MAD>kvm</VM_MAD><TM_MAD>ssh</TM_MAD><DS_ID>101</DS_ID>',
);

const vm = (histories: string, more = '<STATE>3</STATE><LCM_STATE>3</LCM_STATE>') => `<VM>
  <ID>7</ID><NAME>web &amp; more</NAME>${more}<STIME>1521213931</STIME><ETIME>0</ETIME>
  <TEMPLATE><CPU>1</CPU>
    <DISK><DISK_ID>0</DISK_ID><IMAGE><![CDATA[ubuntu]]></IMAGE><IMAGE_ID>58</IMAGE_ID><SIZE>10240</SIZE><ORIGINAL_SIZE>2252</ORIGINAL_SIZE><DRIVER>qcow2</DRIVER>
      <SOURCE>/var/lib/one//datastores/1/09a4a32fa0ff6c5e5ef553e63ee338e4</SOURCE><CLONE>YES</CLONE><CLONE_TARGET>SYSTEM</CLONE_TARGET><TM_MAD>shared</TM_MAD></DISK>
    <DISK><DISK_ID>1</DISK_ID><TYPE>swap</TYPE></DISK>
    <MEMORY>1024</MEMORY><TEMPLATE_ID>92</TEMPLATE_ID><VCPU>2</VCPU></TEMPLATE>
  <HISTORY_RECORDS>${histories}</HISTORY_RECORDS></VM>`;

const namesOf = (text: string) =>
  readOne(text).events.map(({ name, atMs, attributes }) => [name, atMs / 1000, attributes.sequence]);

describe('VM records', () => {
  it('tells creation, prolog and dimensions, in UTC whatever zone the shipper told', () => {
    const { events } = readOne(vm(FIRST), { tz: 'Asia/Tokyo' });
    expect(events.map(({ name, atMs, instance }) => [name, atMs / 1000, instance])).toEqual([
      ['pending', 1521213931, '0/7'],
      ['active', 1521213960, '0/7'],
      ['prolog', 1521213960, '0/7'],
      ['prolog_finished', 1521213964, '0/7'],
      ['record_seen', 1521213964, '0/7'],
    ]);
    expect(events[1]?.attributes).toEqual({
      sequence: 0,
      targetHost: 'node0',
      hostId: 4,
      datastore: 101,
      hypervisor: 'kvm',
      systemDriver: 'ssh',
    });
    expect(events[1]?.clock).toEqual({ resolutionMs: 1000, zone: 'UTC', basis: 'stamped' });
    expect(events[4]?.attributes).toEqual({
      image: { id: '58', name: 'ubuntu', sizeBytes: 2252 * 1024 * 1024, format: 'qcow2' },
      flavor: { id: '92', vcpus: 2, memoryMb: 1024, diskGb: 10 },
      displayName: 'web & more',
      imageSource: '1/09a4a32fa0ff6c5e5ef553e63ee338e4',
      driver: 'shared',
      verb: 'clone',
      target: 'SYSTEM',
      hypervisor: 'kvm',
      state: 'ACTIVE',
      lcm: 'RUNNING',
      sequence: 0,
    });
  });

  it('gives the same events when polled again', () => {
    const polled = vm(FIRST).replace('<STATE>', '<LAST_POLL>1521219999</LAST_POLL><STATE>');
    const ids = (text: string, offset: number) => readOne(text, { offset }).events.map((event) => event.id);
    expect(ids(polled, 900)).toEqual(ids(vm(FIRST), 0));
  });

  it('reads JSON, single elements or arrays, as the same moments', () => {
    const json = {
      VM: {
        ID: '7',
        NAME: 'web',
        STATE: '3',
        LCM_STATE: '2',
        STIME: '1521213931',
        TEMPLATE: {},
        HISTORY_RECORDS: { HISTORY: { SEQ: '0', STIME: '1521213960', PSTIME: '1521213960', PETIME: '0' } },
      },
    };
    const names = ['pending', 'active', 'prolog', 'record_seen'];
    const text = JSON.stringify(json, null, 2);
    expect(readOne(text).events.map((event) => event.name)).toEqual(names);
    const answer = understand({ text, fields: json, hints: hintsOf() });
    expect(answer).toMatchObject({ kind: 'events', events: names.map((name) => ({ name })) });
    const pool = JSON.stringify({ VM_POOL: { VM: [json.VM, { ...json.VM, ID: '8' }] } });
    expect(readOne(pool).events.map((event) => event.instance)).toEqual([
      ...names.map(() => '0/7'),
      ...names.map(() => '0/8'),
    ]);
  });

  it('reads oneacct, where each record has its VM in it', () => {
    const record = (sequence: number, at: number) =>
      `<HISTORY><OID>7</OID><SEQ>${sequence}</SEQ><STIME>${at}</STIME><PSTIME>${at}</PSTIME><PETIME>${at + 4}</PETIME><RSTIME>${at + 4}</RSTIME><ACTION>14</ACTION><VM><ID>7</ID><STIME>1521213931</STIME></VM></HISTORY>`;
    const text = `<HISTORY_RECORDS>${record(1, 1521214000)}${record(0, 1521213960)}</HISTORY_RECORDS>`;
    expect(namesOf(text)).toEqual([
      ['pending', 1521213931, undefined],
      ['active', 1521213960, 0],
      ['prolog', 1521213960, 0],
      ['prolog_finished', 1521213964, 0],
      ['active', 1521214000, 1],
      ['prolog', 1521214000, 1],
      ['prolog_finished', 1521214004, 1],
      ['record_seen', 1521214004, 1],
    ]);
  });

  it('reads a record that an item carries, and several in one text', () => {
    const item = { text: vm(FIRST), fields: { message: vm(FIRST), host: 'fe' }, hints: hintsOf() };
    expect(understand(item)).toMatchObject({ kind: 'events', events: [{ name: 'pending' }, {}, {}, {}, {}] });
    const both = `${vm(FIRST)}\n${vm(FIRST).replace('<ID>7', '<ID>8')}`;
    expect(new Set(readOne(both).events.map((event) => event.instance))).toEqual(new Set(['0/7', '0/8']));
  });

  it('reads the answer of one.vm.info', () => {
    const escaped = vm(FIRST).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const answer = `<?xml version="1.0"?><methodResponse><params><param><value><array><data><value><boolean>1</boolean></value><value><string>${escaped}</string></value></data></array></value></param></params></methodResponse>`;
    expect(namesOf(answer)).toEqual(namesOf(vm(FIRST)));
  });
});

describe('HISTORY records that are boots', () => {
  const next = (fields: string) =>
    history(1, `<STIME>1521220000</STIME><PSTIME>1521220000</PSTIME><PETIME>1521220009</PETIME>${fields}`);
  const closedBy = (action: number) => FIRST.replace('<ACTION>0', `<ACTION>${action}`);
  const sequences = (text: string) =>
    namesOf(text).flatMap(([name, , sequence]) => (name === 'active' ? [sequence] : []));

  it('are the first, and those after a delete-recreate, an error or a prolog that did not end', () => {
    const running = '<RSTIME>1521220009</RSTIME>';
    expect(sequences(vm(closedBy(14) + next(running)))).toEqual([0, 1]);
    expect(sequences(vm(closedBy(1) + next(running)))).toEqual([0]);
    expect(sequences(vm(closedBy(19) + next(running)))).toEqual([0]);
    expect(sequences(vm(FIRST.replace('<ACTION>', '<REASON>1</REASON><ACTION>') + next(running)))).toEqual([
      0, 1,
    ]);
    const stuck = FIRST.replace(/<RSTIME>\d+/, '<RSTIME>0').replace('<ETIME>0', '<ETIME>1521213964');
    expect(sequences(vm(stuck + next(running)))).toEqual([0, 1]);
    expect(namesOf(vm(stuck)).map(([name]) => name)).toContain('prolog_failed');
  });

  it('tell a failed boot with its reason', () => {
    const failed = vm(
      FIRST.replace('<RETIME>0', '<RETIME>1521213970'),
      '<STATE>3</STATE><LCM_STATE>36</LCM_STATE>',
    ).replace(
      '<HISTORY_RECORDS>',
      '<USER_TEMPLATE><ERROR>Fri Mar 16 15:26:10 2018 : DEPLOY: no such bridge</ERROR></USER_TEMPLATE><HISTORY_RECORDS>',
    );
    const { events } = readOne(failed);
    expect(events.find((event) => event.name === 'boot_failed')).toMatchObject({
      atMs: 1521213970_000,
      attributes: { reason: 'DEPLOY: no such bridge' },
    });
  });
});

describe('records that are refused', () => {
  it.each([
    ['<VM><ID>7</ID>', /cut/],
    ['<VM><NAME>x</NAME></VM>', /without an ID/],
    ['<VM><ID>7</ID><STIME>99</STIME></VM>', /before 2005/],
    ['<?xml version="1.0"?><!DOCTYPE VM [<!ENTITY a "aaaa">]><VM><ID>7</ID></VM>', /document type/],
    [`<VM>${'<A>'.repeat(5000)}${'</A>'.repeat(5000)}</VM>`, /cannot be read/],
  ])('%#: %.40s', (text, reason) => {
    const answer = understand({ text, fields: null, hints: hintsOf() });
    expect(answer).toMatchObject({ kind: 'malformed', reason: expect.stringMatching(reason) });
  });

  it('expands no entity', () => {
    const { events } = readOne('<VM><ID>7</ID><NAME>&lol;&#x41;</NAME><STIME>1521213931</STIME></VM>');
    expect(events.at(-1)?.attributes.displayName).not.toContain('A');
  });
});
