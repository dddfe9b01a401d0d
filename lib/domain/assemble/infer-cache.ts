import type { Boot, CacheVerdict } from '../boot';
import type { ImageFact, ImageFactKind } from '../image-history';

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

/**
 * Unix milliseconds at which the boot came to its image, else the earliest moment at which it can have; to the microsecond, as
 * facts are kept.
 */
export function imageStepMs(boot: Boot): number {
  const started = boot.moments.find((moment) => moment.name === 'image_started');
  const atMs = boot.startedAtMs + (started?.atMs ?? boot.buildStartMs ?? 0);
  return Math.round(atMs * 1000) / 1000;
}

/** What comes after what in one millisecond: the manager lists a file and then removes it, a boot fetches and then uses it. */
const ORDER: Record<ImageFactKind, number> = { present: 0, removed: 1, fetched: 2, used: 3 };

function isLater(fact: ImageFact, known: ImageFact): boolean {
  const difference =
    fact.atMs - known.atMs || ORDER[fact.kind] - ORDER[known.kind] || (fact.event > known.event ? 1 : -1);
  return difference > 0;
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
