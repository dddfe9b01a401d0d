import type { Process } from '../kernel/kernel';
import type { CachedImage, ComputeHost } from './compute-host';
import type { NovaCloud } from './nova-cloud';

/** Nova's default image_cache_manager_interval. */
const INTERVAL_MS = 2_400_000;
const HOUR_MS = 3_600_000;

/** Looks through a host's base files at regular intervals and removes those that nothing has used for long. */
export function* manageCache(cloud: NovaCloud, host: ComputeHost): Process {
  yield cloud.random.between(60_000, INTERVAL_MS);
  while (cloud.nowMs < cloud.options.endMs) {
    if (host.cache.size > 0) yield* inspect(cloud, host);
    yield INTERVAL_MS;
  }
}

function* inspect(cloud: NovaCloud, host: ComputeHost): Process {
  const requestId = cloud.newRequestId();
  const files = [...host.cache];
  const used = files.filter(([key]) => (host.users.get(key) ?? 0) > 0);
  const unused = files.filter(([key]) => (host.users.get(key) ?? 0) <= 0);
  for (const [cacheKey, cached] of used) {
    yield cloud.take(2, 0.3, host);
    cached.usedMs = Math.max(cached.usedMs, cloud.nowMs);
    const image = cloud.images.find(({ id }) => id === cached.imageId);
    const values = { cacheKey, ...(image && { image }), count: host.users.get(cacheKey) ?? 0 };
    cloud.tell('cache_checked', host, requestId, null, values);
  }
  for (const [cacheKey] of unused) {
    yield cloud.random.between(0.2, 1);
    cloud.tell('cache_unknown', host, requestId, null, { cacheKey });
  }
  yield cloud.random.between(0.2, 1);
  if (used.length > 0) cloud.tell('cache_active', host, requestId, null, { files: used.map(([key]) => key) });
  if (unused.length > 0) yield* removeOld(cloud, host, requestId, unused);
}

function* removeOld(
  cloud: NovaCloud,
  host: ComputeHost,
  requestId: string,
  unused: ReadonlyArray<readonly [string, CachedImage]>,
): Process {
  cloud.tell('cache_removable', host, requestId, null, { files: unused.map(([key]) => key) });
  const oldest = cloud.nowMs - cloud.options.cacheHours * HOUR_MS;
  for (const [cacheKey, cached] of unused) {
    yield cloud.random.between(0.1, 1);
    if (cached.usedMs > oldest) {
      cloud.tell('cache_too_young', host, requestId, null, { cacheKey });
    } else {
      host.cache.delete(cacheKey);
      cloud.tell('cache_removed', host, requestId, null, { cacheKey });
    }
  }
}
