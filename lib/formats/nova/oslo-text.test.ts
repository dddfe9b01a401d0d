import { describe, expect, it } from 'vitest';
import { readText } from '../testing/record';

const I = '5f1c0d6a-9a2b-4c3d-8e4f-102030405060';
const R = 'req-0a1b2c3d-1111-4222-8333-444455556666';
const G = 'req-99999999-1111-4222-8333-444455556666';
const U = '1f418c3539b84172a42f4a46333f3776';
const P = '79582639817340ccbd77059ec9957de9';

function only(text: string, hints = {}) {
  const { events, malformed } = readText(text, hints);
  expect(malformed).toEqual([]);
  expect(events).toHaveLength(1);
  return events[0]!;
}

describe('header and context of every era', () => {
  it.each([
    [
      'Folsom',
      `2013-01-20 10:11:12 AUDIT nova.compute.manager [${R} ${U} ${P}] [instance: ${I}] Starting instance...`,
      R,
    ],
    [
      'Grizzly',
      `2013-05-20 10:11:12.345 AUDIT nova.compute.manager [${R} ${U} ${P}] [instance: ${I}] Starting instance...`,
      R,
    ],
    [
      'Havana',
      `2014-04-17 10:11:12.345 1455 AUDIT nova.compute.manager [${R} ${U} ${P}] [instance: ${I}] Starting instance...`,
      R,
    ],
    [
      'Juno, user None',
      `2015-10-29 10:11:12.345 21476 AUDIT nova.compute.manager [${R} None] [instance: ${I}] Starting instance...`,
      R,
    ],
    [
      'Juno, empty',
      `2015-10-29 10:11:12.345 21476 AUDIT nova.compute.manager [${R} ] [instance: ${I}] Starting instance...`,
      R,
    ],
    [
      'Kilo',
      `2015-11-12 10:11:12.345 7 INFO nova.compute.manager [${R} ${U} ${P} - - -] [instance: ${I}] Starting instance...`,
      R,
    ],
    [
      'Ocata, DEBUG',
      `2017-05-16 10:11:12.345 7 DEBUG nova.compute.manager [${R} ${U} ${P} - default default] [instance: ${I}] Starting instance... _do_build_and_run_instance /usr/lib/python2.7/site-packages/nova/compute/manager.py:1795`,
      R,
    ],
    [
      'Zed',
      `2023-05-16 10:11:12.345 7 DEBUG nova.compute.manager [None ${R} ${U} ${P} - - default default] [instance: ${I}] Starting instance... _do_build_and_run_instance /usr/lib/python3/dist-packages/nova/compute/manager.py:2314`,
      R,
    ],
    [
      'global and local id',
      `2023-05-16 10:11:12.345 7 DEBUG nova.compute.manager [${G} ${R} ${U} ${P} - - default default] [instance: ${I}] Starting instance... f /nova/compute/manager.py:2314`,
      R,
    ],
    [
      'no context',
      `2023-05-16 10:11:12.345 7 INFO nova.compute.manager [-] [instance: ${I}] Starting instance...`,
      null,
    ],
    [
      'periodic',
      `2023-05-16 10:11:12.345 7 INFO nova.compute.manager [${R} - - - - -] [instance: ${I}] Starting instance...`,
      R,
    ],
    [
      '2013 CI, names',
      `2013-10-01 10:11:12.345 DEBUG nova.compute.manager [${R} demo demo] [instance: ${I}] Starting instance... f /opt/stack/nova/compute/manager.py:1`,
      R,
    ],
    [
      'comma before milliseconds',
      `2023-05-16 10:11:12,345 7 INFO nova.compute.manager [${R} a b] [instance: ${I}] Starting instance...`,
      R,
    ],
    [
      'upper-case uuid',
      `2023-05-16 10:11:12.345 7 INFO nova.compute.manager [${R} a b] [instance: ${I.toUpperCase()}] Starting instance...`,
      R,
    ],
  ])('%s', (_era, line, requestId) => {
    const event = only(line);
    expect(event).toMatchObject({ source: 'nova', name: 'build_started', instance: I, requestId, line });
    const fraction = event.atMs % 60_000;
    expect([12_000, 12_345]).toContain(fraction);
    expect(event.clock).toEqual({
      resolutionMs: fraction === 12_000 ? 1000 : 1,
      zone: 'UTC',
      basis: 'assumed',
    });
  });
});

const MESSAGE = `[None ${R} admin admin] [instance: ${I}] Claim successful on node cmp1`;
const STARTED = `2021-03-31 14:19:08.820 18643 INFO nova.compute.claims ${MESSAGE}`;

describe('what collectors put before a line', () => {
  const at = Date.UTC(2021, 2, 31, 14, 19, 8, 820);

  it.each([
    [
      'syslog header and a second stamp',
      `Mar 31 14:19:08 host1 nova-compute[18643]: ${STARTED}`,
      'host1',
      'nova-compute',
    ],
    ['priority', `<30>Mar 31 14:19:08 host1 nova-compute[18643]: ${STARTED}`, 'host1', 'nova-compute'],
    [
      'ISO header',
      `2021-03-31T14:19:08.820123+00:00 host1 nova-compute[18643]: ${STARTED}`,
      'host1',
      'nova-compute',
    ],
    [
      'RFC 5424',
      `<30>1 2021-03-31T14:19:08.820123Z host1 nova-compute 18643 - - ${STARTED}`,
      'host1',
      'nova-compute',
    ],
    ['file name', `nova-compute.log.1.2021-03-31_14:20:00 ${STARTED}`, null, 'nova-compute'],
  ])('%s', (_what, line, host, service) => {
    const event = only(line);
    expect(event).toMatchObject({ name: 'resources_claimed', atMs: at, host, origin: { service } });
  });

  it('takes the moment of the header where the line has none', () => {
    const line = `Jan 25 09:29:50 devstack02 nova-compute[100024]: INFO nova.compute.claims ${MESSAGE}`;
    const event = only(line, { tz: 'Europe/Berlin' });
    expect(event.atMs).toBe(Date.UTC(2026, 0, 25, 8, 29, 50));
    expect(event.clock).toEqual({ resolutionMs: 1000, zone: 'Europe/Berlin', basis: 'hinted' });
    expect(event.host).toBe('devstack02');
  });

  it('gives a header without year the last year that is not in the future', () => {
    const line = `Dec 25 09:29:50 devstack02 nova-compute[1]: INFO nova.compute.claims ${MESSAGE}`;
    expect(only(line).atMs).toBe(Date.UTC(2025, 11, 25, 9, 29, 50));
  });

  it('reads microseconds of journalctl -o short-precise', () => {
    const line = `May 29 08:46:26.211445 host1 nova-compute[1]: INFO nova.compute.claims ${MESSAGE}`;
    const event = only(line);
    expect(event.atMs).toBe(Date.UTC(2026, 4, 29, 8, 46, 26) + 211.445);
    expect(event.clock.resolutionMs).toBe(0.001);
  });

  it('reads the offset of an ISO header', () => {
    const line = `2021-03-31T14:19:08.820+0200 host1 nova-compute[1]: INFO nova.compute.claims ${MESSAGE}`;
    const event = only(line);
    expect(event.atMs).toBe(Date.UTC(2021, 2, 31, 12, 19, 8, 820));
    expect(event.clock).toEqual({ resolutionMs: 1, zone: '+02:00', basis: 'stamped' });
  });

  it("takes the shipper's moment for devstack's lines, which have none", () => {
    const line = `\u001b[00;32mDEBUG nova.compute.manager [\u001b[01;36mNone ${R} \u001b[00;36madmin admin\u001b[00;32m] \u001b[01;35m[instance: ${I}] \u001b[00;32mStart building networks asynchronously for instance. \u001b[00;33m{{(pid=100024) _build_resources /opt/stack/nova/nova/compute/manager.py:2709}}\u001b[00m`;
    const timeMs = Date.UTC(2024, 0, 1) + 0.125;
    const event = only(line, { timeMs });
    expect(event).toMatchObject({ name: 'network_started', instance: I, requestId: R, atMs: timeMs });
    expect(event.clock.basis).toBe('stamped');
    expect(event.line).not.toContain('\u001b');
    expect(readText(line).malformed).toEqual(['line has no timestamp and the shipper sent none']);
  });
});

describe('moments', () => {
  const line = (stamp: string) => `${stamp} 7 INFO nova.compute.claims ${MESSAGE}`;

  it.each([
    ['2026-13-21 00:03:00.000', 'timestamp is no date'],
    ['2026-11-21 00:61:00.000', 'timestamp is no date'],
    ['1970-01-01 00:03:00.000', 'timestamp lies before 2005'],
    ['2026-11-24 00:03:00.000', 'timestamp lies more than two days in the future'],
  ])('%s is malformed: %s', (stamp, reason) => {
    expect(readText(line(stamp))).toMatchObject({ events: [], malformed: [reason] });
  });

  it('says so when the zone is not known', () => {
    expect(readText(line('2026-11-21 00:03:00.000'), { tz: 'Mars/Base' }).malformed).toEqual([
      'time zone "Mars/Base" is not known',
    ]);
  });

  it('reads the hour that occurs twice as its first occurrence', () => {
    expect(only(line('2024-10-27 02:30:00.000'), { tz: 'Europe/Berlin' }).atMs).toBe(
      Date.UTC(2024, 9, 27, 0, 30),
    );
  });
});

describe('lines that mean nothing, and broken ones', () => {
  it.each([
    ['another service', '2026-11-21 00:03:00.000 7 INFO neutron.agent.rpc [-] Starting instance...'],
    [
      'noise of a known logger',
      `2026-11-21 00:03:00.000 7 INFO nova.compute.manager [-] [instance: ${I}] During sync_power_state the instance has a pending task (spawning). Skip.`,
    ],
    [
      'cell lock',
      '2026-11-21 00:03:00.000 7 DEBUG oslo_concurrency.lockutils [-] Lock "00000000-0000-0000-0000-000000000000" acquired by "nova.context.set_target_cell.<locals>.get_or_set_cached_cell_and_set_connections" :: waited 0.000s inner /x/lockutils.py:409',
    ],
    [
      'a broken stamp on a line of no interest',
      '2026-13-41 00:03:00.000 7 INFO nova.compute.manager [-] Running periodic task',
    ],
    [
      'uwsgi access line',
      '[pid: 12|app: 0|req: 1/2] 10.0.0.1 () {40 vars in 800 bytes} [Sat Nov 21 00:03:00 2026] POST /compute/v2.1/servers => generated 380 bytes in 700 msecs (HTTP/1.1 202)',
    ],
    ['privsep', '2026-11-21 00:03:00.000 7 INFO oslo.privsep.daemon [-] privsep daemon starting'],
    ['any text', 'lorem ipsum'],
    ['a word like a level', 'INFO about the weather [sunny]'],
  ])('%s is ignored', (_what, line) => {
    expect(readText(line)).toMatchObject({ events: [], malformed: [] });
  });

  it('tells an unclosed context bracket', () => {
    const line = `2026-11-21 00:03:00.000 7 INFO nova.compute.manager [${R} ${U}`;
    expect(readText(line).malformed).toEqual(['context bracket is not closed']);
  });
});

describe('continuation lines', () => {
  const stamp = '2014-04-17 14:50:10.576 1455';

  it('take the reason from the traceback that follows in older releases', () => {
    const text = [
      `${stamp} ERROR nova.compute.manager [${R} ${U} ${P}] [instance: ${I}] Instance failed to spawn`,
      `${stamp} TRACE nova.compute.manager [instance: ${I}] Traceback (most recent call last):`,
      `${stamp} TRACE nova.compute.manager [instance: ${I}]   File "/usr/lib/python2.7/nova/compute/manager.py", line 1423, in _spawn`,
      `${stamp} TRACE nova.compute.manager [instance: ${I}]     raise NoMoreFloatingIps()`,
      `${stamp} TRACE nova.compute.manager [instance: ${I}] NoMoreFloatingIps: Zero floating ips available.`,
      `${stamp} TRACE nova.compute.manager [instance: ${I}] `,
      `2014-04-17 14:50:10.600 1455 AUDIT nova.compute.manager [${R} ${U} ${P}] [instance: ${I}] Terminating instance`,
    ].join('\n');
    const { events, ignored } = readText(text);
    expect(events.map(({ name, attributes }) => [name, attributes.reason])).toEqual([
      ['spawn_failed', 'NoMoreFloatingIps: Zero floating ips available.'],
      ['delete_started', undefined],
    ]);
    expect(ignored).toBe(0);
  });

  it('that came alone are ignored', () => {
    const line = `${stamp} ERROR nova.compute.manager [instance: ${I}] Instance failed to spawn`;
    expect(readText(line)).toMatchObject({ events: [], malformed: [], ignored: 1 });
  });

  it('give flavor, image and release from the guest XML', () => {
    const text = [
      `2023-05-16 10:11:12.345 7 DEBUG nova.virt.libvirt.driver [None ${R} u p - - d d] [instance: ${I}] End _get_guest_xml xml=<domain type="kvm">`,
      `  <uuid>${I}</uuid>`,
      '  <metadata>',
      '    <nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1">',
      '      <nova:package version="26.2.2"/>',
      '      <nova:name>web &amp; db</nova:name>',
      '      <nova:flavor name="m1.small">',
      '        <nova:memory>2048</nova:memory>',
      '        <nova:disk>20</nova:disk>',
      '        <nova:vcpus>1</nova:vcpus>',
      '      </nova:flavor>',
      '      <nova:root type="image" uuid="0673dd71-34c5-4fbb-86c4-40623fbe45b4"/>',
      '    </nova:instance>',
      '',
      '  </metadata>',
      '</domain>',
      ' _get_guest_xml /usr/lib/python3/dist-packages/nova/virt/libvirt/driver.py:7442',
    ].join('\n');
    const event = only(text);
    expect(event).toMatchObject({
      name: 'guest_defined',
      instance: I,
      cacheKey: 'a489c868f0c37da93b76227c91bb03908ac0e742',
      attributes: {
        flavor: { name: 'm1.small', memoryMb: 2048, diskGb: 20, vcpus: 1 },
        image: { id: '0673dd71-34c5-4fbb-86c4-40623fbe45b4' },
        release: '26.2.2',
        hypervisor: 'kvm',
        displayName: 'web & db',
      },
    });
  });
});
