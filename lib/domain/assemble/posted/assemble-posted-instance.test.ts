import { describe, expect, it } from 'vitest';
import { assembleInstance } from '../assemble-instance';
import { eventAt } from '../event-fixture';

const proxmox = { source: 'proxmox', instance: 'vm-101', requestId: null };
const endMs = (at: string) => Date.parse(`2026-11-21T${at}Z`);

describe('boots of other sources', () => {
  it('draws posted phases and moments as they were posted', () => {
    const [boot] = assembleInstance([
      eventAt('10:00:00', 'clone', {
        ...proxmox,
        endMs: endMs('10:00:20'),
        attributes: { stage: 'image', image: { name: 'debian' } },
      }),
      eventAt('10:00:02', 'verify', {
        ...proxmox,
        endMs: endMs('10:00:05'),
        attributes: { parent: 'clone', kind: 'wait' },
      }),
      eventAt('10:00:25', 'qmp_ready', proxmox),
      eventAt('10:00:30', 'running', { ...proxmox, attributes: { cache: 'cold' } }),
    ]);
    expect(boot).toMatchObject({
      source: 'proxmox',
      status: 'running',
      buildMs: 30_000,
      totalMs: null,
      image: { name: 'debian' },
      cache: { state: 'cold', basis: 'reported' },
      unaccountedMs: 10_000,
    });
    expect(boot?.phases).toMatchObject([
      { key: 'clone', stage: 'image', durationMs: 20_000, parent: null },
      { key: 'verify', kind: 'wait', startMs: 2000, parent: 'clone' },
    ]);
    expect(boot?.moments.map((moment) => moment.name)).toEqual(['qmp_ready', 'running']);
  });

  it('takes phases alone for a whole boot and says so', () => {
    const [boot] = assembleInstance([eventAt('10:00:00', 'clone', { ...proxmox, endMs: endMs('10:00:20') })]);
    expect(boot).toMatchObject({ status: 'running', buildMs: 20_000, unaccountedMs: 0 });
    expect(boot?.notes[0]).toMatch(/taken as running/);
  });

  it.each([
    ['an interval without length', eventAt('10:00:00', 'clone', { ...proxmox, endMs: endMs('10:00:00') })],
    ['the moment of running', eventAt('10:00:00', 'running', proxmox)],
  ])('%s alone is partial: no boot takes no time', (_what, event) => {
    const [boot] = assembleInstance([event]);
    expect(boot).toMatchObject({ status: 'partial', buildMs: null, totalMs: null });
    expect(boot?.notes[0]).toMatch(/No time passes/);
  });

  it('is booting without an end, failed by a failure, and anew after either', () => {
    const boots = assembleInstance([
      eventAt('10:00:00', 'power_on', proxmox),
      eventAt('10:00:05', 'start_failed', { ...proxmox, attributes: { reason: 'no space' } }),
      eventAt('10:01:00', 'power_on', proxmox),
      eventAt('10:01:05', 'running', proxmox),
      eventAt('10:02:00', 'power_on', proxmox),
    ]);
    expect(boots.map((boot) => [boot.attempt, boot.attempts, boot.status])).toEqual([
      [1, 3, 'failed'],
      [2, 3, 'running'],
      [3, 3, 'booting'],
    ]);
    expect(boots[0]?.failure?.reason).toBe('no space');
  });

  it('draws made-up phases of a Nova instance of which nothing else is known', () => {
    const [boot] = assembleInstance([
      eventAt('10:00:00', 'image_fetch', { requestId: null, endMs: endMs('10:00:20') }),
      eventAt('10:00:20', 'spin_up', { requestId: null, endMs: endMs('10:00:22') }),
    ]);
    expect(boot).toMatchObject({ source: 'nova', status: 'running', buildMs: 22_000 });
    expect(boot?.phases.map((phase) => [phase.name, phase.stage])).toEqual([
      ['image_fetch', 'image'],
      ['spin_up', 'launch'],
    ]);
  });
});
