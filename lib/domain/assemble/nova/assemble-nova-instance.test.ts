import { describe, expect, it } from 'vitest';
import type { Boot, Phase } from '../../boot';
import type { Event } from '../../event';
import { assembleInstance } from '../assemble-instance';
import { eventAt } from '../event-fixture';
import { CACHE_KEY, COLD_BOOT, eventsOf, IMAGE_ID, INFO_BOOT, PORT, WARM_BOOT } from './boot-fixture';

function only(events: readonly Event[]): Boot {
  const boots = assembleInstance(events);
  expect(boots).toHaveLength(1);
  return boots[0]!;
}

function bars(boot: Boot): [string, number, number][] {
  return boot.phases.map((phase) => [phase.key, phase.startMs, phase.durationMs]);
}

function phase(boot: Boot, key: string): Phase | undefined {
  return boot.phases.find((candidate) => candidate.key === key);
}

describe('a Nova boot at DEBUG', () => {
  const boot = only(eventsOf(COLD_BOOT));

  it('counts total from the request and build by Nova’s own clock', () => {
    expect(boot).toMatchObject({
      status: 'running',
      startBasis: 'request',
      host: 'cmp1',
      requestId: 'req-736693ea-990b-40cb-913f-acf0062aeb31',
      displayName: 's1-01',
      image: { id: IMAGE_ID, cacheKey: CACHE_KEY },
      flavor: { id: '31019b21', name: 't64.d2' },
      attempt: 1,
      attempts: 1,
      buildMs: 6610,
      reported: [
        { name: 'build', reportedMs: 6610, assembledMs: 6610 },
        { name: 'spawn', reportedMs: 6280, assembledMs: 6280 },
      ],
      failure: null,
      notes: [],
    });
    expect(boot.totalMs).toBeCloseTo(7539.6365, 3);
    expect(boot.attributes).toMatchObject({ release: '26.2.2', node: 'cmp1', ports: 1 });
  });

  it('divides it into its phases, waits apart from work', () => {
    const t0 = 376.6365 - 351;
    expect(
      bars(boot).map(([key, start, duration]) => [key, Math.round(start - t0 + 26), Math.round(duration)]),
    ).toEqual([
      ['api', 0, 377],
      ['schedule', 388, 372],
      ['assign', 760, 72],
      ['dispatch', 832, 35],
      ['build_semaphore_wait', 867, 23],
      ['build_setup', 890, 51],
      ['claim', 941, 138],
      ['network_allocation', 1079, 2274],
      ['block_devices', 1146, 82],
      ['image', 1233, 3905],
      ['image_fetch', 1240, 1271],
      ['image_convert', 2511, 228],
      ['qemu_img_create', 4924, 43],
      ['define', 5141, 25],
      ['launch', 5166, 412],
      ['vif_plug_wait', 5578, 1819],
      ['finish', 7397, 143],
    ]);
    expect(boot.phases.filter((bar) => bar.kind === 'wait').map((bar) => bar.name)).toEqual([
      'dispatch',
      'build_semaphore_wait',
      'vif_plug_wait',
    ]);
    expect(phase(boot, 'image_fetch')?.parent).toBe('image');
    expect(phase(boot, 'network_allocation')?.concurrent).toBe(true);
  });

  it('leaves only the seams between the phases unaccounted', () => {
    expect(boot.unaccountedMs).toBeCloseTo(11 + 3, 3);
  });

  it('proves each phase by its lines', () => {
    const events = new Map(eventsOf(COLD_BOOT).map((event) => [event.id, event.name]));
    expect(phase(boot, 'image_convert')?.evidence.map((id) => events.get(id))).toEqual([
      'image_converting',
      'image_convert_started',
      'image_converted',
    ]);
    expect(
      boot.phases.every((bar) => bar.evidence.length > 0 && bar.evidence.every((id) => events.has(id))),
    ).toBe(true);
  });

  it('is a cold leader by its fetch lock, a warm boot without one', () => {
    expect(boot.cache).toMatchObject({ state: 'cold', basis: 'observed' });
    expect(boot.cache.reason).toBe('Fetched the image and converted it: held the fetch lock 1.67 s.');
    const warm = only(eventsOf(WARM_BOOT));
    expect(warm.cache).toMatchObject({ state: 'warm', basis: 'observed' });
    expect(phase(warm, 'image_fetch')).toBeUndefined();
  });
});

describe('a Nova boot at INFO', () => {
  const boot = only(eventsOf(INFO_BOOT));

  it('has the same build and total in fewer phases, honestly named', () => {
    expect(boot).toMatchObject({ status: 'running', buildMs: 6610, host: 'cmp1' });
    expect(boot.totalMs).toBeCloseTo(7539.6365, 3);
    expect(bars(boot).map(([key, , duration]) => [key, Math.round(duration)])).toEqual([
      ['api', 377],
      ['claim', 15],
      ['allocate', 288],
      ['prepare', 4345],
      ['vif_plug_wait', 1825],
      ['finish', 137],
    ]);
    expect(boot.notes.join(' ')).toMatch(/counted back from `Took/);
  });

  it('knows nothing of image and cache', () => {
    expect(boot.cache).toMatchObject({ state: 'unknown', basis: 'none' });
    expect(boot.image).toBeNull();
  });
});

describe('cache verdicts', () => {
  const withLock = (waitedMs: number, heldMs: number) =>
    only(
      eventsOf([
        ...WARM_BOOT,
        [
          '00:02:57.000',
          'image_lock_acquired',
          { instance: null, cacheKey: CACHE_KEY, attributes: { waitedMs } },
        ],
        [
          '00:02:57.001',
          'image_lock_released',
          { instance: null, cacheKey: CACHE_KEY, attributes: { heldMs } },
        ],
      ]),
    );

  it('is a follower where it waited for the lock and held it for no time', () => {
    const boot = withLock(656, 0);
    expect(boot.cache).toMatchObject({ state: 'follower', basis: 'observed' });
    expect(phase(boot, 'image_lock_wait')).toMatchObject({ durationMs: 656, kind: 'wait', parent: 'image' });
    expect(phase(boot, 'image_fetch')).toBeUndefined();
  });

  it('is warm where the lock cost nothing, as before Icehouse', () => {
    expect(withLock(0, 0).cache).toMatchObject({ state: 'warm', basis: 'observed' });
  });

  it('is not decided by the fetch lock of another image (kernel, ramdisk)', () => {
    const other = 'a'.repeat(40);
    const boot = only(
      eventsOf([
        ...WARM_BOOT,
        [
          '00:02:55.000',
          'image_lock_acquired',
          { instance: null, cacheKey: other, attributes: { waitedMs: 0 } },
        ],
        [
          '00:02:56.000',
          'image_lock_released',
          { instance: null, cacheKey: other, attributes: { heldMs: 1000 } },
        ],
      ]),
    );
    expect(boot.cache.state).toBe('warm');
  });

  it('is none for a volume and for rbd', () => {
    const bare = WARM_BOOT.filter(([, name]) => !/^(qemu|disk_lock)/.test(name));
    const volume = only(
      eventsOf([...bare, ['00:02:54.400', 'volume_booted', { attributes: { volumeKind: 'volume' } }]]),
    );
    expect(volume.cache).toMatchObject({ state: 'none', basis: 'observed' });
    const rbd = only(eventsOf([...bare, ['00:02:55.000', 'rbd_cloned']]));
    expect(rbd.cache.state).toBe('none');
  });

  it('is as the shipper reports it', () => {
    const boot = only(
      eventsOf([...COLD_BOOT, ['00:02:55.000', 'made_up', { attributes: { cache: 'warm' } }]]),
    );
    expect(boot.cache).toMatchObject({ state: 'warm', basis: 'reported' });
  });
});

describe('what is missing', () => {
  it('shows an undivided disk and launch where their ends were not logged', () => {
    const gone = ['disks_created', 'qemu_img_created', 'disk_lock_released', 'guest_defined'];
    const boot = only(eventsOf(WARM_BOOT.filter(([, name]) => !gone.includes(name))));
    expect(phase(boot, 'disk')).toMatchObject({ durationMs: 3908 });
    expect(phase(boot, 'define_launch')).toMatchObject({ durationMs: 437 });
    expect(phase(boot, 'image')).toBeUndefined();
  });

  it('is partial where the evidence begins in mid-boot', () => {
    const boot = only(eventsOf(COLD_BOOT.filter(([at]) => at > '00:02:56')));
    expect(boot).toMatchObject({ status: 'partial', buildMs: null, totalMs: null });
  });

  it('is failed where it failed, though the evidence begins in mid-boot, and counts in no duration', () => {
    const middle = eventsOf(COLD_BOOT.filter(([at]) => at > '00:02:55' && at < '00:02:58'));
    const failure = eventAt('00:02:58.500', 'build_failed', { attributes: { reason: 'No valid host.' } });
    const boot = only([...middle, failure]);
    expect(boot).toMatchObject({ status: 'failed', buildMs: null, totalMs: null, runningAtMs: null });
    expect(boot.failure?.reason).toBe('No valid host.');
    expect(boot.notes.join()).toMatch(/begins in mid-boot/);
  });

  it('is booting while nothing says that it runs or failed, and then in its last phase', () => {
    const boot = only(eventsOf(COLD_BOOT.filter(([at]) => at < '00:02:55.5')));
    expect(boot).toMatchObject({ status: 'booting', runningAtMs: null, totalMs: null });
    expect(boot.phases.filter((bar) => bar.open).map((bar) => bar.key)).toEqual([
      'network_allocation',
      'image',
      'image_fetch',
    ]);
    expect(boot.endedAtMs).toBe(Date.parse('2026-11-21T00:02:54.449Z'));
  });

  it('waits for its ports as long as none is plugged', () => {
    const boot = only(eventsOf(COLD_BOOT.filter(([at]) => at < '00:03:00')));
    expect(boot.phases.at(-1)).toMatchObject({ key: 'vif_plug_wait', open: true, durationMs: 16 });
  });
});

describe('what ends a boot badly', () => {
  const begun = COLD_BOOT.filter(([at]) => at < '00:02:57');

  it('is failed with the most telling reason, not the last word', () => {
    const boot = only(
      eventsOf([
        ...begun,
        ['00:02:57.100', 'spawn_failed', { attributes: { reason: 'Instance failed to spawn' } }],
        [
          '00:02:57.300',
          'claim_aborted',
          { attributes: { reason: '<nova.compute.claims.Claim object at 0x7f>' } },
        ],
        ['00:02:57.400', 'build_failed', { attributes: { reason: "Flavor's disk is too small." } }],
      ]),
    );
    expect(boot.status).toBe('failed');
    expect(boot.failure?.reason).toBe("Flavor's disk is too small.");
    expect(boot).toMatchObject({ totalMs: null, buildMs: null, runningAtMs: null });
    expect(boot.endedAtMs).toBe(Date.parse('2026-11-21T00:02:57.400Z'));
    expect(phase(boot, 'image')).toMatchObject({ open: true, durationMs: 2658 });
  });

  it('is failed where no host was found, without ever reaching one', () => {
    const boot = only(
      eventsOf([
        ...COLD_BOOT.slice(0, 4),
        [
          '00:02:53.750',
          'no_valid_host',
          { host: 'ctl1', instance: null, attributes: { reason: 'No valid host was found.' } },
        ],
      ]),
    );
    expect(boot).toMatchObject({
      status: 'failed',
      host: null,
      failure: { reason: 'No valid host was found.' },
    });
  });

  it('is deleted where the user took it away meanwhile, failed where its own build cleaned up', () => {
    const byUser = only(eventsOf([...begun, ['00:02:57.500', 'delete_started', { requestId: 'req-other' }]]));
    expect(byUser.status).toBe('deleted');
    const byBuild = only(eventsOf([...begun, ['00:02:57.500', 'delete_started']]));
    expect(byBuild.status).toBe('failed');
    const aborted = ['00:02:57.400', 'claim_aborted', { attributes: { reason: 'Aborting claim' } }] as const;
    const told = only(eventsOf([...begun, aborted, ['00:02:57.500', 'build_deleted']]));
    expect(told.status).toBe('deleted');
  });

  it('runs although a port timed out where that is not fatal', () => {
    const boot = only(
      eventsOf([
        ...COLD_BOOT.filter(([, name]) => !/^vif_plug/.test(name)),
        [
          '00:02:59.787',
          'vif_wait_timed_out',
          { attributes: { reason: 'Timeout waiting for vif', port: PORT } },
        ],
      ]),
    );
    expect(boot.status).toBe('running');
    expect(phase(boot, 'vif_plug_wait')?.durationMs).toBe(1000);
  });
});

describe('what is no boot', () => {
  const other = { requestId: 'req-other' };

  it.each([
    [
      'resize',
      [
        ['00:10:00.000', 'operation_started', { ...other, attributes: { operation: 'resize' } }],
        ['00:10:01.000', 'resources_claimed', other],
        ['00:10:02.000', 'image_started', other],
        ['00:10:05.000', 'vm_started', { requestId: null }],
        ['00:10:06.000', 'operation_finished', { ...other, attributes: { operation: 'resize' } }],
      ],
    ],
    [
      'rebuild',
      [
        ['00:10:00.000', 'operation_started', { ...other, attributes: { operation: 'rebuild' } }],
        ['00:10:02.000', 'image_started', other],
        ['00:10:03.000', 'qemu_img_create', { ...other, cacheKey: CACHE_KEY }],
        ['00:10:05.000', 'instance_spawned', { requestId: null }],
      ],
    ],
    [
      'unshelve seen by the scheduler alone',
      [
        ['00:10:00.000', 'schedule_started', other],
        ['00:10:00.100', 'host_selected', other],
      ],
    ],
    ['a port event', [['00:10:00.000', 'vif_plug_reported', { requestId: null }]]],
    [
      'hard reboot',
      [
        ['00:10:00.000', 'network_info_retrieved', other],
        ['00:10:00.100', 'guest_defined', other],
        ['00:10:01.000', 'vm_started', { requestId: null }],
      ],
    ],
  ] as const)('%s', (_, rows) => {
    expect(assembleInstance(eventsOf(rows))).toEqual([]);
  });

  it('leaves a finished boot as it is, whatever happens to its instance later', () => {
    const boot = only(eventsOf(COLD_BOOT));
    const later = eventsOf([
      ['00:10:00.000', 'operation_started', { ...other, attributes: { operation: 'reboot' } }],
      ['00:10:01.000', 'vm_started', { requestId: null }],
      ['00:10:01.100', 'vif_plugged', { requestId: null, attributes: { port: PORT } }],
      ['00:10:02.000', 'instance_spawned', { requestId: null }],
      ['00:11:00.000', 'resources_claimed', { requestId: 'req-resize', host: 'cmp2' }],
      ['00:12:00.000', 'delete_started', { requestId: 'req-delete' }],
    ]);
    expect(assembleInstance([...later, ...eventsOf(COLD_BOOT)])).toEqual([boot]);
  });

  it('does not take a later rebuild for the end of a boot whose end is missing', () => {
    const cut = COLD_BOOT.filter(([at]) => at < '00:02:59');
    const boot = only(
      eventsOf([
        ...cut,
        ['00:20:00.000', 'operation_started', { ...other, attributes: { operation: 'rebuild' } }],
        ['00:20:05.000', 'instance_spawned', { requestId: null }],
      ]),
    );
    expect(boot).toMatchObject({ status: 'partial', runningAtMs: null });
  });

  it('takes the first claim of an unknown instance for a boot where nothing marks another operation', () => {
    const claimed = eventsOf([
      ['00:02:54.154', 'resources_claimed', { attributes: { node: 'cmp1' } }],
      ['00:02:54.442', 'image_started'],
    ]);
    expect(only(claimed)).toMatchObject({ status: 'booting', startBasis: 'claim' });
  });
});

describe('attempts', () => {
  const first = COLD_BOOT.filter(([at]) => at < '00:02:55');
  const failing = eventsOf([
    ...first,
    ['00:02:55.000', 'spawn_failed', { attributes: { reason: 'libvirtError: no kvm' } }],
    ['00:02:55.100', 'build_rescheduled', { attributes: { reason: 'libvirtError: no kvm' } }],
  ]);
  const shift = 10_000;
  const second = eventsOf(COLD_BOOT)
    .slice(8)
    .map((event) => ({
      ...event,
      id: `2${event.id}`,
      atMs: event.atMs + shift,
      host: event.host === 'cmp1' ? 'cmp2' : event.host,
    }));

  it('makes the second host’s build its own boot, with a total that includes the first', () => {
    const rescheduled = eventsOf([
      [
        '00:02:55.200',
        'rescheduled',
        { host: 'ctl1', instance: null, attributes: { targetHost: 'cmp1', reason: 'no kvm' } },
      ],
      ['00:02:56.038', 'host_assigned', { host: 'ctl1', attributes: { targetHost: 'cmp2' } }],
    ]);
    const boots = assembleInstance([...second, ...rescheduled, ...failing]);
    expect(boots.map((boot) => [boot.attempt, boot.attempts, boot.status, boot.host])).toEqual([
      [1, 2, 'failed', 'cmp1'],
      [2, 2, 'running', 'cmp2'],
    ]);
    const [one, two] = boots as [Boot, Boot];
    expect(one.failure?.reason).toBe('libvirtError: no kvm');
    expect(one.totalMs).toBeNull();
    expect(phase(one, 'api')).toBeDefined();
    expect(phase(two, 'api')).toBeUndefined();
    expect(phase(two, 'schedule')?.durationMs).toBe(838);
    expect(two.startedAtMs).toBe(Date.parse('2026-11-21T00:02:55.200Z'));
    expect(two.totalMs).toBeCloseTo(7539.6365 + shift, 2);
    expect(two.notes.join(' ')).toMatch(/with attempt 1/);
    expect(one.id).not.toBe(two.id);
  });

  it('sees a silent reschedule at INFO by the claim on another host', () => {
    const one = eventsOf(INFO_BOOT.filter(([at]) => at < '00:02:55'));
    const two = eventsOf(INFO_BOOT)
      .filter((event) => event.host === 'cmp1')
      .map((event) => ({ ...event, id: `2${event.id}`, atMs: event.atMs + shift, host: 'cmp2' }));
    const boots = assembleInstance([...one, ...two]);
    expect(boots.map((boot) => [boot.attempt, boot.status, boot.host])).toEqual([
      [1, 'failed', 'cmp1'],
      [2, 'running', 'cmp2'],
    ]);
    expect(boots[0]?.failure?.reason).toMatch(/began again elsewhere/);
  });

  it('does not take another name of one host for another attempt', () => {
    const notified = eventAt('00:02:54.120', 'create_notified', { host: 'cmp1.example.org' });
    const aliased = eventAt('00:02:54.120', 'create_notified', { host: '10.0.0.7' });
    expect(assembleInstance([...eventsOf(COLD_BOOT), notified])).toHaveLength(1);
    expect(assembleInstance([...eventsOf(COLD_BOOT), aliased])).toHaveLength(1);
  });

  it('counts posted boots of one instance by its ends, or as the shipper counts them', () => {
    const bare = { requestId: null, host: null };
    const run = (at: string, attempt: number | null = null) =>
      eventsOf([
        [`00:0${at}:00.000`, 'lock_acquired', { ...bare, attempt }],
        [`00:0${at}:05.000`, 'vm_started', { ...bare, attempt }],
        [`00:0${at}:06.000`, 'build_complete', { ...bare, attempt }],
      ]);
    const counted = assembleInstance([...run('1'), ...run('2')]);
    expect(counted.map((boot) => [boot.attempt, boot.status, boot.buildMs])).toEqual([
      [1, 'running', 6000],
      [2, 'running', 6000],
    ]);
    const numbered = assembleInstance([...run('1', 3), ...run('2', 7)]);
    expect(numbered.map((boot) => [boot.attempt, boot.attempts])).toEqual([
      [3, 7],
      [7, 7],
    ]);
  });
});

describe('evidence of several kinds', () => {
  it('makes one moment and one phase of what a line, a notification and a shipper tell alike', () => {
    const told = eventsOf(COLD_BOOT);
    const posted = eventsOf([
      ['00:02:54.300', 'network_started', { requestId: null, host: null }],
      [
        '00:02:54.160',
        'resources_claimed',
        { requestId: null, host: null, attributes: { image: { name: 'img-a' } } },
      ],
      ['00:03:00.755', 'build_complete', { requestId: null, host: null }],
    ]);
    const boot = only([...told, ...posted]);
    const alone = only(told);
    expect(boot.phases).toEqual(alone.phases);
    expect(boot.moments).toEqual(alone.moments);
    expect(boot.buildMs).toBe(alone.buildMs);
    expect(boot.image?.name).toBe('img-a');
  });

  it('is an honest boot from notifications and instance actions alone', () => {
    const boot = only(
      eventsOf([
        ['00:02:53.000', 'action_started', { host: null, resolutionMs: 1000 }],
        [
          '00:02:54.000',
          'build_reported',
          {
            host: 'cmp1',
            endMs: Date.parse('2026-11-21T00:03:00Z'),
            resolutionMs: 1000,
            attributes: { result: 'Success' },
          },
        ],
        [
          '00:02:54.139',
          'create_notified',
          { attributes: { flavor: { name: 't64.d2' }, image: { id: IMAGE_ID } } },
        ],
        ['00:03:00.740', 'create_finished', { attributes: { node: 'cmp1' } }],
      ]),
    );
    expect(boot).toMatchObject({
      status: 'running',
      totalMs: 7740,
      buildMs: 6601,
      startBasis: 'request',
      host: 'cmp1',
    });
    expect(boot.image?.cacheKey).toBe(CACHE_KEY);
    expect(boot.clock.resolutionMs).toBe(1000);
    expect(boot.notes.join(' ')).toMatch(/precise to 1 s/);
  });

  it('draws posted phases among its own, once each', () => {
    const endMs = Date.parse('2026-11-21T00:02:57.900Z');
    const posted = { requestId: null, host: null };
    const boot = only([
      ...eventsOf(COLD_BOOT),
      eventAt('00:02:57.100', 'privsep_start', { ...posted, endMs, attributes: { parent: 'image' } }),
      eventAt('00:02:55.000', 'image_fetch', { ...posted, endMs }),
    ]);
    expect(phase(boot, 'privsep_start')).toMatchObject({ parent: 'image', durationMs: 800 });
    expect(boot.phases.filter((bar) => bar.name === 'image_fetch')).toHaveLength(1);
  });
});

describe('what the log says of itself', () => {
  it('is shown where it disagrees with the lines by more than 0.1 s', () => {
    const rows = COLD_BOOT.map((row) =>
      row[1] === 'build_complete' ? ([row[0], row[1], { attributes: { tookMs: 5000 } }] as const) : row,
    );
    const boot = only(eventsOf(rows));
    expect(boot.reported[0]).toMatchObject({ reportedMs: 5000, assembledMs: 6599 });
    expect(boot.notes).toContain('The log says that the build took 5.00 s, by its lines it took 6.60 s.');
  });

  it('gives away a zone in which the stamps were misread', () => {
    const emittedAtMs = Date.parse('2026-11-20T16:02:58.786Z');
    const boot = only([
      ...eventsOf(COLD_BOOT),
      eventAt('00:02:58.787', 'lifecycle_emitted', { requestId: null, attributes: { emittedAtMs } }),
    ]);
    expect(boot.notes).toEqual([
      "The stamps, read as UTC, are 8 h ahead of the hypervisor's own clock: the log is written in another zone. Tell the shipper its zone.",
    ]);
    expect(boot.moments.some((moment) => moment.name === 'lifecycle_emitted')).toBe(false);
  });
});

describe('clocks that disagree', () => {
  it('keeps the stamps and says how far the compute host is behind', () => {
    const events = eventsOf(COLD_BOOT).map((event) =>
      event.host === 'cmp1' ? { ...event, atMs: event.atMs - 5000 } : event,
    );
    const boot = only(events);
    expect(boot.clock.skewMs).toBeCloseTo(-4962, 3);
    expect(boot.notes.join(' ')).toMatch(/at least 4.96 s behind/);
    expect(phase(boot, 'claim')?.startMs).toBeLessThan(0);
    expect(boot.startedAtMs).toBeCloseTo(Date.parse('2026-11-21T00:02:53.209Z'), 0);
  });

  it('says how far it is ahead where the reschedule precedes the failure', () => {
    const boots = assembleInstance(
      eventsOf([
        ...COLD_BOOT.filter(([at]) => at < '00:02:55'),
        ['00:02:54.900', 'rescheduled', { host: 'ctl1', instance: null, attributes: { reason: 'x' } }],
        ['00:03:10.000', 'spawn_failed', { attributes: { reason: 'no space' } }],
      ]),
    );
    expect(boots).toHaveLength(1);
    expect(boots[0]?.clock.skewMs).toBe(15_100);
  });
});

describe('the seven-second boot', () => {
  const moments: [string, string][] = [
    ['19:38:45.816', 'lock_acquired'],
    ['19:38:45.946', 'resources_claimed'],
    ['19:38:46.045', 'network_started'],
    ['19:38:46.168', 'ip_allocated'],
    ['19:38:46.905', 'qemu_img_create'],
    ['19:38:47.047', 'network_info_retrieved'],
    ['19:38:48.606', 'vm_started'],
    ['19:38:52.196', 'vif_plugged'],
    ['19:38:52.299', 'build_complete'],
  ];

  it('posted as nine events, shows them at the millisecond, 6483 ms, warm', () => {
    const events = moments.map(([at, name]) =>
      eventAt(at, name, { requestId: null, attributes: { cache: 'warm', image: { name: 'rhel-7.2' } } }),
    );
    const boot = only(events);
    expect(boot.moments.map(({ name, atMs }) => [name, atMs])).toEqual([
      ['lock_acquired', 0],
      ['resources_claimed', 130],
      ['network_started', 229],
      ['ip_allocated', 352],
      ['qemu_img_create', 1089],
      ['network_info_retrieved', 1231],
      ['vm_started', 2790],
      ['vif_plugged', 6380],
      ['build_complete', 6483],
    ]);
    expect(boot).toMatchObject({
      status: 'running',
      buildMs: 6483,
      totalMs: null,
      startBasis: 'queue',
      cache: { state: 'warm', basis: 'reported' },
    });
    expect(bars(boot)).toEqual([
      ['claim', 0, 130],
      ['network_allocation', 229, 123],
      ['disk', 1089, 142],
      ['define_launch', 1231, 1559],
      ['vif_plug_wait', 2790, 3590],
      ['finish', 6380, 103],
    ]);
    expect(boot.unaccountedMs).toBe(99 + 737);
  });
});

describe('one request, several instances', () => {
  const other = 'e19111e1-6244-4124-abc5-be596c94ed4d';
  const shared = (rows: Parameters<typeof eventsOf>[0]) => eventsOf(rows);
  const controllerRows = COLD_BOOT.slice(0, 8).map((row) =>
    row[1] === 'instances_provisioned'
      ? ([row[0], row[1], { instance: null, host: 'ctl1', attributes: { count: 2 } }] as const)
      : row,
  );
  const nameless = { instance: null };
  const computeRows = [
    ['00:02:54.076', 'lock_acquired', { attributes: { waitedMs: 0 } }],
    ['00:02:54.099', 'build_started'],
    ['00:02:54.200', 'claim_lock_acquired', { ...nameless, attributes: { waitedMs: 50 } }],
    ['00:02:54.210', 'resources_claimed'],
    ['00:02:54.300', 'claim_lock_released', { ...nameless, attributes: { heldMs: 100 } }],
    ['00:02:54.442', 'image_started'],
    [
      '00:02:54.450',
      'image_lock_acquired',
      { ...nameless, cacheKey: CACHE_KEY, attributes: { waitedMs: 0 } },
    ],
    [
      '00:02:56.450',
      'image_lock_released',
      { ...nameless, cacheKey: CACHE_KEY, attributes: { heldMs: 2000 } },
    ],
    [
      '00:02:56.600',
      'disk_lock_acquired',
      { ...nameless, cacheKey: CACHE_KEY, attributes: { waitedMs: 100 } },
    ],
    ['00:02:56.650', 'qemu_img_create', { cacheKey: CACHE_KEY }],
    ['00:02:56.700', 'qemu_img_created', { cacheKey: CACHE_KEY, attributes: { tookMs: 50 } }],
    ['00:02:56.701', 'disk_lock_released', { ...nameless, cacheKey: CACHE_KEY, attributes: { heldMs: 101 } }],
    ['00:02:58.000', 'build_complete', { attributes: { tookMs: 3900 } }],
  ] as const;
  const siblingRows = [
    ['00:02:54.300', 'claim_lock_acquired', { ...nameless, attributes: { waitedMs: 140 } }],
    ['00:02:54.310', 'resources_claimed', { instance: other }],
    ['00:02:54.400', 'claim_lock_released', { ...nameless, attributes: { heldMs: 100 } }],
    ['00:02:54.560', 'image_started', { instance: other }],
    [
      '00:02:56.450',
      'image_lock_acquired',
      { ...nameless, cacheKey: CACHE_KEY, attributes: { waitedMs: 1880 } },
    ],
    ['00:02:56.451', 'image_lock_released', { ...nameless, cacheKey: CACHE_KEY, attributes: { heldMs: 1 } }],
    [
      '00:02:56.750',
      'disk_lock_acquired',
      { ...nameless, cacheKey: CACHE_KEY, attributes: { waitedMs: 250 } },
    ],
    ['00:02:56.760', 'qemu_img_create', { instance: other, cacheKey: CACHE_KEY }],
    ['00:02:56.800', 'disk_lock_released', { ...nameless, cacheKey: CACHE_KEY, attributes: { heldMs: 50 } }],
    ['00:02:57.000', 'build_complete', { instance: other, attributes: { tookMs: 2900 } }],
  ] as const;

  it('gives each the nameless lines that are surely its own', () => {
    const all = shared([...controllerRows, ...computeRows, ...siblingRows]);
    const mine = only(all.filter((event) => event.instance !== other));
    expect(mine.cache.state).toBe('cold');
    expect(phase(mine, 'claim_lock_wait')?.durationMs).toBe(50);
    expect(phase(mine, 'disk_lock_wait')?.durationMs).toBe(100);
    expect(mine.displayName).toBeNull();
    expect(mine.notes.join(' ')).toMatch(/makes 2 instances/);
    const theirs = only(all.filter((event) => event.instance === null || event.instance === other));
    expect(theirs.cache.state).toBe('follower');
    expect(phase(theirs, 'claim_lock_wait')?.durationMs).toBe(140);
    expect(phase(theirs, 'image_lock_wait')?.durationMs).toBe(1880);
    expect(phase(theirs, 'api')).toBeDefined();
  });
});
