import { describe, expect, it } from 'vitest';
import type { Boot } from '../boot';
import type { ImageFact, ImageFactKind } from '../image-history';
import { assemble } from './assemble';
import { eventAt } from './event-fixture';
import { imageFactsOf, imageFactsOfHost } from './image-facts';
import { inferCache } from './infer-cache';
import { CACHE_KEY, COLD_BOOT, eventsOf, IMAGE_ID, INFO_BOOT } from './nova/boot-fixture';

const named = eventAt('00:02:54.139', 'create_notified', { attributes: { image: { id: IMAGE_ID } } });
const infoEvents = [...eventsOf(INFO_BOOT), named];

function infoBoot(): Boot {
  return assemble(infoEvents)[0]!;
}

function fact(at: string, kind: ImageFactKind, more: Partial<ImageFact> = {}): ImageFact {
  const atMs = Date.parse(`2026-11-21T${at}Z`);
  return {
    cloud: 'default',
    host: 'cmp1',
    cacheKey: CACHE_KEY,
    kind,
    atMs,
    instance: null,
    event: `${at}${kind}`,
    ...more,
  };
}

const verdict = (...facts: ImageFact[]) => inferCache(infoBoot(), facts).cache;

describe('inferCache', () => {
  it('is cold after the removal, warm after a sighting, whichever came last', () => {
    expect(verdict(fact('00:00:00', 'present'), fact('00:01:00', 'removed'))).toMatchObject({
      state: 'cold',
      basis: 'inferred',
    });
    expect(verdict(fact('00:01:00', 'removed'), fact('00:02:00', 'fetched'))).toMatchObject({
      state: 'warm',
      basis: 'inferred',
      evidence: ['00:02:00fetched'],
    });
    expect(verdict(fact('00:02:00', 'used', { instance: 'other' })).reason).toMatch(
      /used on cmp1 by instance other at/,
    );
  });

  it('is cold after a removal that was listed in the same millisecond', () => {
    // `Removable base files: …` and `Removing base file: …` follow each other without a pause.
    const listed = fact('00:01:00', 'present', { event: 'z' });
    const removed = fact('00:01:00', 'removed', { event: 'a' });
    expect(verdict(listed, removed).state).toBe('cold');
    expect(verdict(removed, listed).state).toBe('cold');
  });

  it('stays unknown after a removal once another boot came to the image, until that boot is seen to have used it', () => {
    const removed = fact('00:01:00', 'removed');
    const sought = fact('00:02:00', 'sought', { instance: 'other' });
    expect(verdict(removed, sought)).toMatchObject({
      state: 'unknown',
      basis: 'none',
      evidence: ['00:01:00removed', '00:02:00sought'],
    });
    expect(verdict(removed, sought).reason).toMatch(
      /instance other came to the image at 2026-11-21T00:02:00/,
    );
    expect(verdict(sought, fact('00:02:01', 'removed')).state).toBe('cold');
    expect(verdict(removed, { ...sought, instance: infoBoot().instance }).state).toBe('cold');
    expect(verdict(removed, sought, fact('00:02:01', 'used', { instance: 'other' })).state).toBe('warm');
    expect(verdict(fact('00:01:00', 'present'), sought).state).toBe('warm');
  });

  it('stays unknown where the image was never seen on the host', () => {
    const elsewhere = [
      fact('00:00:00', 'present', { host: 'cmp2' }),
      fact('00:00:00', 'present', { cacheKey: 'b'.repeat(40) }),
      fact('00:00:00', 'present', { cloud: 'other' }),
      fact('00:02:55', 'present'),
    ];
    expect(verdict(...elsewhere)).toMatchObject({ state: 'unknown', basis: 'none' });
    expect(verdict(...elsewhere).reason).toBe('The image was never seen on cmp1 since its log began.');
  });

  it('does not reason from the boot itself', () => {
    expect(verdict(fact('00:00:00', 'used', { instance: infoBoot().instance })).state).toBe('unknown');
  });

  it('leaves what was seen or reported as it is', () => {
    const cold = assemble(eventsOf(COLD_BOOT))[0]!;
    expect(inferCache(cold, [fact('00:00:00', 'present')])).toBe(cold);
  });
});

describe('image facts', () => {
  it('of a boot: its fetch and its use of the base file', () => {
    const events = eventsOf(COLD_BOOT);
    const boot = assemble(events)[0]!;
    expect(
      imageFactsOf(boot, events).map(({ kind, atMs }) => [kind, new Date(atMs).toISOString().slice(11, 23)]),
    ).toEqual([
      ['fetched', '00:02:56.119'],
      ['used', '00:02:58.347'],
    ]);
  });

  it('of a boot that does not tell what it found: that it came to the image', () => {
    const [boot] = [infoBoot()];
    expect(imageFactsOf(boot, infoEvents).map(({ kind }) => kind)).toEqual(['sought', 'used']);
  });

  it('of a host: what the image-cache manager, pre-caching and fetches under other requests say', () => {
    const host = { instance: null, cacheKey: CACHE_KEY, requestId: 'req-periodic' };
    const events = [
      eventAt('00:00:01', 'cache_checked', host),
      eventAt('00:00:02', 'cache_removed', host),
      eventAt('00:00:03', 'cache_precached', { ...host, attributes: { already: false } }),
      eventAt('00:00:04', 'cache_precached', { ...host, attributes: { already: true } }),
      eventAt('00:00:05', 'image_lock_released', { ...host, attributes: { heldMs: 1 } }),
      eventAt('00:00:06', 'image_lock_released', { ...host, attributes: { heldMs: 900 } }),
      eventAt('00:00:07', 'cache_removed', { ...host, host: null }),
    ];
    expect(imageFactsOfHost(events).map(({ kind }) => kind)).toEqual([
      'present',
      'removed',
      'fetched',
      'present',
      'fetched',
    ]);
  });

  it('decide over all boots of a host: the first after the removal is cold, the next warm', () => {
    const second = infoEvents.map((event) => ({
      ...event,
      id: `2${event.id}`,
      atMs: event.atMs + 60_000,
      instance: event.instance === null ? null : 'second',
      requestId: event.requestId === null ? null : 'req-second',
    }));
    const removed = eventAt('00:00:00', 'cache_removed', {
      instance: null,
      cacheKey: CACHE_KEY,
      requestId: null,
    });
    const states = assemble([...second, removed, ...infoEvents]).map((boot) => [
      boot.cache.state,
      boot.cache.basis,
    ]);
    expect(states).toEqual([
      ['cold', 'inferred'],
      ['warm', 'inferred'],
    ]);
  });
});
