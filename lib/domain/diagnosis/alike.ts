import type { BootFilter } from '../cohort';
import type { Case } from './finding';

const AROUND_MS = 300_000;

/** The boots of this boot's image that fetched it or waited for it. */
export function coldBootsOfImage({ boot }: Case): BootFilter | null {
  const image = boot.image?.id ?? boot.image?.cacheKey ?? boot.image?.name;
  return image === undefined ? null : { cloud: [boot.cloud], image: [image], cache: ['cold', 'follower'] };
}

/** What booted on the same host from five minutes before this boot to its end. */
export function bootsOfHostThen({ boot }: Case): BootFilter | null {
  if (boot.host === null) return null;
  return { cloud: [boot.cloud], host: [boot.host], ...around(boot) };
}

/** What booted in the same cloud from five minutes before this boot to its end. */
export function bootsOfCloudThen({ boot }: Case): BootFilter {
  return { cloud: [boot.cloud], source: [boot.source], ...around(boot) };
}

function around({ startedAtMs, endedAtMs }: Case['boot']): Pick<BootFilter, 'fromMs' | 'toMs'> {
  return { fromMs: Math.floor(startedAtMs - AROUND_MS), toMs: Math.ceil(endedAtMs) + 1 };
}

/** The peers that were as slow: from their p95 on. Null where there are too few peers. */
export function slowPeers({ peers }: Case): BootFilter | null {
  const p95 = peers?.total.p95 ?? peers?.build.p95 ?? null;
  return peers === null || p95 === null ? null : { ...peers.filter, minMs: Math.floor(p95) };
}
