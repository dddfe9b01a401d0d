import type { Boot, CacheVerdict } from '../boot';
import type { ImageFact } from '../image-history';

/**
 * Concludes an unknown cache state from the history of the host's base file: gone when the boot came to its image means
 * cold, there means warm, never heard of means that it stays unknown. Every other verdict is left as it is.
 */
export function inferCache(boot: Boot, facts: readonly ImageFact[]): Boot {
  const cacheKey = boot.image?.cacheKey;
  if (boot.cache.state !== 'unknown' || boot.host === null || cacheKey === undefined) return boot;
  const atMs = imageStepMs(boot);
  const last = facts
    .filter(
      (fact) =>
        fact.cloud === boot.cloud &&
        fact.host === boot.host &&
        fact.cacheKey === cacheKey &&
        fact.instance !== boot.instance &&
        fact.atMs < atMs,
    )
    .reduce<ImageFact | null>((known, fact) => (known === null || isLater(fact, known) ? fact : known), null);
  return { ...boot, cache: last === null ? neverSeen(boot.host) : concluded(last) };
}

/** Unix milliseconds at which the boot came to its image, else the earliest moment at which it can have. */
export function imageStepMs(boot: Boot): number {
  const started = boot.moments.find((moment) => moment.name === 'image_started');
  return boot.startedAtMs + (started?.atMs ?? boot.buildStartMs ?? 0);
}

function isLater(fact: ImageFact, known: ImageFact): boolean {
  return fact.atMs > known.atMs || (fact.atMs === known.atMs && fact.event > known.event);
}

function concluded(fact: ImageFact): CacheVerdict {
  const when = new Date(fact.atMs).toISOString();
  const by = fact.instance === null ? '' : ` by instance ${fact.instance}`;
  const evidence = [fact.event];
  if (fact.kind === 'removed') {
    const reason = `The base file was removed from ${fact.host} at ${when} and not heard of since.`;
    return { state: 'cold', basis: 'inferred', reason, evidence };
  }
  const what = { present: 'seen', fetched: 'fetched', used: 'used' }[fact.kind];
  const reason = `The base file was ${what} on ${fact.host}${by} at ${when} and not removed since.`;
  return { state: 'warm', basis: 'inferred', reason, evidence };
}

function neverSeen(host: string): CacheVerdict {
  return {
    state: 'unknown',
    basis: 'none',
    reason: `The image was never seen on ${host} since its log began.`,
    evidence: [],
  };
}
