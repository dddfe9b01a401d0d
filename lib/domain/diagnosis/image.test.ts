import { describe, expect, it } from 'vitest';
import type { Boot, CacheVerdict } from '../boot';
import { bootOf, causesOf, contextOf, peersOf, phaseOf, plain, rankOf } from './case-fixture';
import { diagnose } from './diagnose';

const cache = (state: CacheVerdict['state'], basis: CacheVerdict['basis'] = 'observed') => ({
  cache: { state, basis, reason: '', evidence: ['verdict line'] },
});

const fetching = (fetchMs: number, convertMs: number, fields: Partial<Boot> = {}) =>
  bootOf({
    ...cache('cold'),
    phases: [
      phaseOf({ name: 'image' }, 1000, fetchMs + convertMs),
      phaseOf({ name: 'image_fetch', parent: 'image' }, 1000, fetchMs),
      phaseOf({ name: 'image_convert', parent: 'image' }, 1000 + fetchMs, convertMs),
    ],
    ...fields,
  });

describe('a cold image', () => {
  it('costs fetch and conversion, with size and rate', () => {
    const [found, ...others] = diagnose(fetching(4000, 1000), contextOf());
    expect(others).toEqual([]);
    expect(found).toMatchObject({ cause: 'cold_image', costMs: 5000, share: 0.5, phase: 'image_fetch' });
    expect(found?.evidence).toEqual(['line of image_fetch', 'line of image_convert']);
    expect(plain(found?.headline)).toBe('Image fetched cold: [5000 ms]');
    expect(plain(found?.detail)).toBe(
      '[2000000000 bytes] at [500000000 rate]; fetch [4000 ms], convert [1000 ms]',
    );
    expect(found?.alike).toEqual({ cloud: ['default'], image: ['img'], cache: ['cold', 'follower'] });
    expect(found?.advice).toMatch(/long-lived instance.*virt-sparsify/);
  });

  it('is no cause where the boot is warm, whatever phases it has', () => {
    expect(diagnose(fetching(4000, 1000, cache('warm')), contextOf())).toEqual([]);
  });

  it('is told of a boot as its cold peers only where it is a quarter of it', () => {
    const peers = peersOf({ total: rankOf(100, 10_000, 15_000, 0.5) });
    expect(diagnose(fetching(2000, 400), contextOf({ peers }))).toEqual([]);
    expect(causesOf(diagnose(fetching(2000, 500), contextOf({ peers })))).toEqual(['cold_image']);
  });

  it('does not claim the whole of an undivided phase', () => {
    const boot = bootOf({ ...cache('cold', 'inferred'), phases: [phaseOf({ name: 'prepare' }, 0, 8000)] });
    const [found] = diagnose(boot, contextOf());
    expect(plain(found?.headline)).toBe(
      'Image not on the host (inferred): [8000 ms] in the phase that fetched it',
    );
    expect(plain(found?.detail)).toContain('how much of it was the fetch is not logged');
    expect(found?.evidence).toEqual(['line of prepare', 'verdict line']);
  });

  it('names the leader that a follower waited for', () => {
    const boot = bootOf({
      ...cache('follower'),
      phases: [phaseOf({ name: 'image_lock_wait', kind: 'wait' }, 1000, 4000)],
    });
    const leader = { ...fetching(4000, 500), id: 'leader', displayName: 'web-1' };
    const stranger = { ...leader, id: 'stranger', image: { cacheKey: 'other' } };
    const [found] = diagnose(boot, contextOf({ neighbours: [stranger, leader] }));
    expect(plain(found?.headline)).toBe('Waited [4000 ms] for the image that web-1 was fetching');
    expect(found?.related).toEqual([
      { id: 'leader', name: 'web-1', part: 'fetched the image', phase: 'image_fetch' },
    ]);
    expect(found?.evidence).toEqual(['line of image_lock_wait', 'line of image_fetch']);
    const [alone] = diagnose(boot, contextOf({ neighbours: [stranger] }));
    expect(plain(alone?.detail)).toContain('not in the evidence');
    expect(alone?.related).toEqual([]);
  });
});

describe('another boot’s fetch', () => {
  const held = (claimMs: number, fields: Partial<Boot> = {}) =>
    bootOf({
      phases: [
        phaseOf({ name: 'claim', stage: 'claim' }, 1000, claimMs),
        phaseOf({ name: 'claim_lock_wait', parent: 'claim', kind: 'wait' }, 1000, claimMs - 100),
        phaseOf({ name: 'image' }, 1000 + claimMs, 500),
      ],
      ...fields,
    });
  const leader = { ...fetching(3000, 500), id: 'leader', displayName: 'web-1' };

  it('held up a boot that is warm by its log', () => {
    const found = diagnose(held(4000), contextOf({ neighbours: [leader] }));
    expect(causesOf(found)).toEqual(['held_by_fetch']);
    expect(found[0]).toMatchObject({ costMs: 3500, phase: 'claim' });
    expect(plain(found[0]?.headline)).toBe(
      'Held [3500 ms] before its claim was done: web-1 was fetching an image on cmp1 then',
    );
    expect(plain(found[0]?.detail)).toContain(
      'by its own log this boot is warm: it came to its image [1000 ms]',
    );
    expect(found[0]?.evidence).toEqual([
      'line of claim',
      'line of claim_lock_wait',
      'line of image_fetch',
      'line of image_convert',
    ]);
    expect(found[0]?.related).toMatchObject([{ id: 'leader', phase: 'image_fetch' }]);
  });

  it('costs no more than what exceeds the peers', () => {
    const peers = peersOf({ phases: { claim: rankOf(100, 2000, 3000) } });
    const [found] = diagnose(held(4000), contextOf({ neighbours: [leader], peers }));
    expect(found).toMatchObject({ cause: 'held_by_fetch', costMs: 2000 });
  });

  it('is no cause where it does not overlap the wait', () => {
    const later = { ...leader, startedAtMs: leader.startedAtMs + 60_000 };
    expect(causesOf(diagnose(held(4000), contextOf({ neighbours: [later] })))).toEqual(['claim_lock']);
  });

  it('counts two fetches at one time once', () => {
    const neighbours = [leader, { ...leader, id: 'leader-2' }];
    const [found] = diagnose(held(4000), contextOf({ neighbours }));
    expect(found?.costMs).toBe(3500);
    expect(plain(found?.detail)).toContain('[1 count] more boot was fetching');
  });
});

describe('a transfer for each boot', () => {
  it('is told where it is slow among the peers, with size and rate', () => {
    const boot = bootOf({ ...cache('none'), phases: [phaseOf({ name: 'prolog' }, 0, 8000)] });
    const context = (p95: number) =>
      contextOf({ peers: peersOf({ phases: { prolog: rankOf(100, 2000, p95) } }) });
    const [found] = diagnose(boot, context(3000));
    expect(found).toMatchObject({ cause: 'image_transfer', costMs: 6000 });
    expect(plain(found?.detail)).toContain(
      'image [2000000000 bytes], [250000000 rate] if all of it was copied',
    );
    expect(diagnose(boot, context(8000))).toEqual([]);
  });
});
