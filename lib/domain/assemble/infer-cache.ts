import type { Boot, CacheVerdict } from '../boot';
import type { ImageFact, ImageFactKind } from '../image-history';

/**
 * Concludes an unknown cache state from the history of the host's base file: gone when the boot came to its image means
 * cold, there means warm, never heard of means that it stays unknown; so does gone where another boot had come to the image
 * since, which may have fetched it by then or not. Every other verdict is left as it is.
 */
export function inferCache(boot: Boot, facts: readonly ImageFact[]): Boot {
  const cacheKey = boot.image?.cacheKey;
  if (boot.cache.state !== 'unknown' || boot.host === null || cacheKey === undefined) return boot;
  const atMs = imageStepMs(boot);
  const known = facts.filter(
    (fact) =>
      fact.cloud === boot.cloud &&
      fact.host === boot.host &&
      fact.cacheKey === cacheKey &&
      fact.instance !== boot.instance &&
      fact.atMs < atMs,
  );
  const last = lastOf(known.filter(({ kind }) => kind !== 'sought'));
  if (last === null) return { ...boot, cache: neverSeen(boot.host) };
  const rival = last.kind === 'removed' ? lastOf(known.filter((fact) => isRival(fact, last))) : null;
  return { ...boot, cache: rival === null ? concluded(last) : undecided(last, rival) };
}

function isRival(fact: ImageFact, removal: ImageFact): boolean {
  return fact.kind === 'sought' && fact.atMs >= removal.atMs;
}

function lastOf(facts: readonly ImageFact[]): ImageFact | null {
  return facts.reduce<ImageFact | null>(
    (known, fact) => (known === null || isLater(fact, known) ? fact : known),
    null,
  );
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
const ORDER: Record<ImageFactKind, number> = { present: 0, removed: 1, sought: 2, fetched: 3, used: 4 };

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
  const what = fact.kind === 'present' ? 'seen' : fact.kind;
  const reason = `The base file was ${what} on ${fact.host}${by} at ${when} and not removed since.`;
  return { state: 'warm', basis: 'inferred', reason, evidence };
}

function undecided(removal: ImageFact, rival: ImageFact): CacheVerdict {
  const [removedAt, soughtAt] = [removal, rival].map(({ atMs }) => new Date(atMs).toISOString());
  return {
    state: 'unknown',
    basis: 'none',
    reason:
      `The base file was removed from ${removal.host} at ${removedAt}; instance ${rival.instance} came to the image at ` +
      `${soughtAt}, and no line tells whether it had been fetched by then.`,
    evidence: [removal.event, rival.event],
  };
}

function neverSeen(host: string): CacheVerdict {
  return {
    state: 'unknown',
    basis: 'none',
    reason: `The image was never seen on ${host} since its log began.`,
    evidence: [],
  };
}
