import { describe, expect, it } from 'vitest';
import { bootOf, causesOf, contextOf, peersOf, percentilesOf, phaseOf, plain, rankOf } from './case-fixture';
import { diagnose } from './diagnose';
import { verdictOf } from './verdict';

describe('earlier attempts', () => {
  const boot = bootOf({ attempt: 2, attempts: 2, totalMs: 30_000 });
  const first = bootOf({
    id: 'first',
    host: 'cmp2',
    status: 'failed',
    startedAtMs: boot.startedAtMs - 12_000,
    endedAtMs: boot.startedAtMs - 2000,
    failure: { reason: 'no monitor', event: 'failure line' },
  });

  it('cost the time from their beginning to this one’s', () => {
    const [found] = diagnose(boot, contextOf({ siblings: [first] }));
    expect(found).toMatchObject({ cause: 'earlier_attempts', costMs: 12_000, share: 0.4 });
    expect(found?.evidence).toEqual(['failure line']);
    expect(plain(found?.headline)).toBe('[12000 ms] went by with attempt 1 before this one on cmp2');
    expect(plain(found?.detail)).toBe('attempt [1 count] ended after [10000 ms]: no monitor');
    expect(found?.related).toMatchObject([{ id: 'first' }]);
  });

  it('are no part of a boot whose request was not seen', () => {
    const unseen = { ...boot, totalMs: null };
    const [found] = diagnose(unseen, contextOf({ siblings: [first] }));
    expect(found).toMatchObject({ cause: 'earlier_attempts', costMs: 12_000, share: 0 });
  });

  it('are no cause where they ran, or were another instance’s', () => {
    const siblings = [
      { ...first, status: 'running' as const },
      { ...first, instance: 'vm-2' },
    ];
    expect(diagnose(boot, contextOf({ siblings }))).toEqual([]);
  });
});

describe('time that nothing explains', () => {
  it('unaccounted time has the lines at both ends of its longest gap', () => {
    const boot = bootOf({
      unaccountedMs: 3000,
      phases: [phaseOf({ name: 'api' }, 0, 2000), phaseOf({ name: 'image' }, 5000, 5000)],
      moments: [
        { name: 'a', atMs: 1000, event: 'far before' },
        { name: 'b', atMs: 2000, event: 'before' },
        { name: 'c', atMs: 5000, event: 'after' },
      ],
    });
    const [found] = diagnose(boot, contextOf());
    expect(found).toMatchObject({ cause: 'unaccounted', costMs: 3000, phase: 'gap:1' });
    expect(found?.evidence).toEqual(['before', 'after']);
    expect(diagnose({ ...boot, unaccountedMs: 999 }, contextOf())).toEqual([]);
  });

  it('a slow phase is the child that makes up most of its parent’s excess', () => {
    const boot = bootOf({
      phases: [
        phaseOf({ name: 'image' }, 0, 6000),
        phaseOf({ name: 'qemu_img_create', parent: 'image' }, 1000, 5000),
        phaseOf({ name: 'define', stage: 'define' }, 6000, 2000),
      ],
    });
    const phases = {
      image: rankOf(100, 1000, 1500),
      qemu_img_create: rankOf(100, 100, 200),
      define: rankOf(100, 400, 500, 0.98),
    };
    const found = diagnose(boot, contextOf({ peers: peersOf({ phases }) }));
    expect(found.map(({ phase, costMs }) => [phase, costMs])).toEqual([
      ['qemu_img_create', 4900],
      ['define', 1600],
    ]);
    expect(plain(found[1]?.headline)).toBe(
      'define (XML) took [2000 ms]; p95 of its peers is [500 ms] (4.0 ×)',
    );
    expect(plain(found[1]?.detail)).toContain('slower than [0.98 share] of them; no cause in the evidence');
  });

  it('an API that took long is advised to be asked by ids', () => {
    const boot = bootOf({
      phases: [phaseOf({ name: 'api' }, 0, 5000), phaseOf({ name: 'image' }, 5000, 900)],
    });
    const context = contextOf({ peers: peersOf({ phases: { api: rankOf(100, 300, 600) } }) });
    expect(diagnose(boot, context)).toMatchObject([
      { cause: 'slow_phase', phase: 'api', advice: expect.stringContaining('by their ids') },
    ]);
  });

  it('what runs beside other phases costs only what they wait for it', () => {
    const boot = (imageMs: number) =>
      bootOf({
        phases: [
          phaseOf({ name: 'network_allocation', concurrent: true }, 0, 5000),
          phaseOf({ name: 'image' }, 0, imageMs),
        ],
      });
    const context = contextOf({ peers: peersOf({ phases: { network_allocation: rankOf(100, 100, 200) } }) });
    expect(diagnose(boot(5000), context)).toEqual([]);
    expect(diagnose(boot(4000), context)).toMatchObject([{ cause: 'slow_phase', costMs: 1000 }]);
  });

  it('without peers the longest phase of a long boot is pointed at', () => {
    const boot = (ms: number) => bootOf({ totalMs: 24_000, phases: [phaseOf({ name: 'launch' }, 0, ms)] });
    expect(plain(diagnose(boot(9600), contextOf())[0]?.headline)).toBe(
      'Its longest step is launch: [9600 ms]',
    );
    expect(diagnose(boot(9599), contextOf())).toEqual([]);
    expect(diagnose(boot(9600), contextOf({ peers: peersOf() }))).toEqual([]);
  });
});

describe('the host', () => {
  const neighbours = (n: number) => Array.from({ length: n }, (_, index) => bootOf({ id: `n${index}` }));

  it('a crowd is what remains of a slow build', () => {
    const peers = peersOf();
    const [found] = diagnose(bootOf(), contextOf({ peers, neighbours: neighbours(4) }));
    expect(found).toMatchObject({ cause: 'concurrent_boots', costMs: 5000 });
    expect(diagnose(bootOf(), contextOf({ peers, neighbours: neighbours(3) }))).toEqual([]);
    const usual = peersOf({ total: rankOf(100, 9000, 12_000, 0.9) });
    expect(diagnose(bootOf(), contextOf({ peers: usual, neighbours: neighbours(4) }))).toEqual([]);
  });

  it('a host is slow by the median of its own peers', () => {
    const on = (n: number, p50: number) =>
      causesOf(diagnose(bootOf(), contextOf({ peers: peersOf({ onHost: percentilesOf(n, p50, 9000) }) })));
    expect(on(20, 6250)).toEqual(['slow_host']);
    expect(on(20, 6249)).toEqual([]);
    expect(on(19, 9000)).toEqual([]);
  });
});

describe('what else is written before the guest runs', () => {
  it.each([
    ['config_drive', 'define', 'config_drive'],
    ['user_script', 'guest', 'guest'],
  ] as const)('%s', (name, stage, cause) => {
    const boot = (ms: number) => bootOf({ phases: [phaseOf({ name, stage }, 0, ms)] });
    expect(causesOf(diagnose(boot(3000), contextOf()))).toEqual([cause]);
    expect(diagnose(boot(300), contextOf())).toEqual([]);
  });
});

describe('diagnose', () => {
  it('is silent on a boot in mid-evidence, and on a usual one', () => {
    const phases = [phaseOf({ name: 'vif_plug_wait', kind: 'wait' }, 0, 9000)];
    expect(diagnose(bootOf({ status: 'partial', phases }), contextOf())).toEqual([]);
    expect(diagnose(bootOf({ phases: [phaseOf({ name: 'image' }, 0, 9000)] }), contextOf())).toEqual([]);
  });

  it('puts the most costly first, whatever the order of phases and neighbours', () => {
    const phases = [
      phaseOf({ name: 'vif_plug_wait', kind: 'wait' }, 5000, 3000),
      phaseOf({ name: 'build_semaphore_wait', kind: 'wait' }, 0, 4000),
    ];
    const neighbours = [bootOf({ id: 'a' }), bootOf({ id: 'b' })];
    const found = diagnose(bootOf({ phases }), contextOf({ neighbours }));
    expect(causesOf(found)).toEqual(['build_semaphore', 'vif_plug']);
    expect(diagnose(bootOf({ phases: [...phases].reverse() }), contextOf({ neighbours }))).toEqual(found);
  });
});

describe('verdictOf', () => {
  const vif = { phases: [phaseOf({ name: 'vif_plug_wait', kind: 'wait' }, 0, 7300)] };

  it('says how long, how that compares, and what took most of it', () => {
    const boot = bootOf(vif);
    const peers = peersOf({ total: rankOf(4120, 5000, 8000, 0.97) });
    expect(plain(verdictOf(boot, diagnose(boot, contextOf({ peers })), peers))).toBe(
      '[10000 ms], slower than [0.97 share] of [4120 count] peers; [7300 ms] of it waiting for VIF plug',
    );
  });

  it.each([
    [bootOf(), peersOf({ total: rankOf(19, 1, 2) }), '[10000 ms], only [19 count] peers to compare with'],
    [bootOf(), peersOf({ total: rankOf(1, 1, 2) }), '[10000 ms], only [1 count] peer to compare with'],
    [bootOf(), peersOf({ total: rankOf(20, 1, 2, 1) }), '[10000 ms], slower than all [20 count] peers'],
    [bootOf({ totalMs: null }), null, 'build [10000 ms]'],
    [
      bootOf({ status: 'failed', failure: { reason: 'no valid host', event: 'e' } }),
      peersOf(),
      'failed after [10000 ms]: no valid host',
    ],
    [bootOf({ status: 'partial' }), null, 'only a part of it is in the evidence'],
  ])('%#', (boot, peers, text) => {
    expect(plain(verdictOf(boot, [], peers))).toBe(text);
  });
});
