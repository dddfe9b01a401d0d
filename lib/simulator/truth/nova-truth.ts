import type { BootStatus, CacheState } from '@/lib/domain/boot';
import type { Attempt, NovaInstance } from '../nova/instance';
import { since } from '../nova/release';
import { askedTogether } from './asked-together';
import type { ExpectedBoot } from './expected-boot';
import { novaMoments } from './nova-moments';
import { novaPhases } from './nova-phases';

/** oslo.log cuts stamps to 1 ms, lock lines round their figures to 1 ms: a phase bounded by both is off by less than this. */
const STAMP_TOLERANCE_MS = 1.6;
/** `Took … seconds` has two decimals. */
const TOOK_TOLERANCE_MS = 5.5;
/** Waiting for the last moments of another's fetch is not told from the lock's own overhead. */
const NO_WAIT_MS = 52;

/** What a perfect reader of the written logs must know of an instance's boots, one for each try. */
export function expectNovaBoots(instance: NovaInstance): ExpectedBoot[] {
  return instance.attempts.map((attempt) => expectBoot(attempt));
}

function expectBoot(attempt: Attempt): ExpectedBoot {
  const { instance } = attempt;
  const status = attempt.status as BootStatus;
  const ran = status === 'running';
  const told = toldOf(attempt);
  return {
    source: 'nova',
    instance: instance.id,
    attempt: attempt.number,
    attempts: instance.attempts.length,
    requestId: instance.requestId,
    status,
    failure: status === 'failed' ? reasonsOf(attempt) : [],
    host: attempt.host?.host ?? null,
    displayName: told.displayName,
    image: told.image,
    flavor: told.flavor,
    cache: allowedCache(attempt),
    totalMs: ran ? totalMs(attempt) : null,
    buildMs: ran ? buildMs(attempt) : null,
    phases: novaPhases(attempt),
    toleranceMs: STAMP_TOLERANCE_MS,
    buildToleranceMs: TOOK_TOLERANCE_MS,
  };
}

function endMs(attempt: Attempt): number | null {
  return novaMoments(attempt).first('build_complete', 'instance_spawned');
}

/** From the request, which is that of the first try for all. */
function totalMs(attempt: Attempt): number | null {
  const first = attempt.instance.attempts[0];
  const received = first === undefined ? null : novaMoments(first).before('api_accepted');
  const end = endMs(attempt);
  return received === null || end === null ? null : end - received;
}

/** As Nova counts it; before Mitaka, which does not say, between the lines that begin and end it. */
function buildMs(attempt: Attempt): number | null {
  const moments = novaMoments(attempt);
  const took = moments.told('build_complete');
  if (took !== null) return took;
  const begun = moments.at('build_started');
  const end = endMs(attempt);
  return begun === null || end === null ? null : end - begun;
}

function toldOf({ instance, logged, host }: Attempt): Pick<ExpectedBoot, 'image' | 'flavor' | 'displayName'> {
  const { image, flavor, volume, attempts } = instance;
  const called = attempts[0]?.logged.has('api_create_called') ?? false;
  const xml = logged.has('guest_defined') && host !== null && since(host.release, 'juno');
  const notified = logged.has('create_notified') || logged.has('create_finished');
  const described = logged.has('network_info_retrieved') || logged.has('create_notified');
  const imageTold = image !== null && volume === null && (called || described || xml || notified);
  const single = instance.requestCount === 1;
  return {
    image: imageTold ? { id: image.id, name: described ? image.name : null, cacheKey: image.cacheKey } : null,
    flavor: {
      id: called || notified ? flavor.id : null,
      name: xml || notified ? flavor.name : null,
      vcpus: xml || notified ? flavor.vcpus : null,
    },
    displayName: xml || notified || (called && single) ? instance.name : null,
  };
}

/**
 * DEBUG lines from Kilo on show the cache state; less than that leaves it open, but never allows a wrong one. What waits for
 * another's fetch counts as cold, so that a conclusion from history may call it so.
 */
function allowedCache(attempt: Attempt): CacheState[] {
  const { cache, host, logged, status } = attempt;
  if (cache === 'none') return logged.has('volume_booted') ? ['none'] : ['none', 'unknown'];
  const locks = host !== null && since(host.release, 'kilo');
  const fetched = status === 'failed' && logged.has('image_lock_released');
  if (locks && (fetched || logged.has('disk_lock_acquired'))) {
    if (askedTogether(attempt, 'image_lock_requested')) return [cache, 'unknown'];
    return cache === 'follower' && waitedMs(attempt) < NO_WAIT_MS ? [cache, 'warm'] : [cache];
  }
  if (cache === 'unknown') return ['unknown', 'cold', 'warm'];
  return cache === 'warm' ? ['warm', 'unknown'] : [cache, 'cold', 'unknown'];
}

function waitedMs({ at }: Attempt): number {
  return (at.image_lock_acquired ?? 0) - (at.image_lock_requested ?? 0);
}

/** A failure is told by several lines; the cause is as good a reason as what came of it. */
function reasonsOf({ at, failure }: Attempt): string[] {
  const reasons = failure === null ? [] : [failure];
  if (at.vif_wait_timed_out !== undefined) return [...reasons, 'Virtual Interface creation failed'];
  if (at.no_valid_host !== undefined) return [...reasons, 'returned 0 hosts', 'no allocation candidates'];
  return reasons;
}
