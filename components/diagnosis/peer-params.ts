import { DEFAULT_PEER_TRAITS, PEER_TRAITS, type PeerChoice } from '@/lib/domain/peers';

/** Keys of a boot page's URL that say which peers it is compared with. */
const TRAITS = 'peers';
const DAYS = 'peerDays';

/** What `peers` holds where the peers share nothing but source and cloud. */
const NO_TRAIT = 'none';

const MAX_DAYS = 3650;

/** The peers that a boot page's query asks for; what it does not say, or says wrongly, is as usual. */
export function readPeerChoice(query: URLSearchParams): PeerChoice {
  const words = query.get(TRAITS)?.split(',') ?? [];
  const traits = PEER_TRAITS.filter((trait) => words.includes(trait));
  const isGiven = traits.length > 0 || words.includes(NO_TRAIT);
  return { traits: isGiven ? traits : DEFAULT_PEER_TRAITS, days: readDays(query.get(DAYS)) };
}

function readDays(text: string | null): PeerChoice['days'] {
  if (text === 'all') return 'all';
  const days = /^\d{1,4}$/.test(text ?? '') ? Number(text) : 0;
  return days >= 1 && days <= MAX_DAYS ? days : null;
}

/** What of a page's query says which peers are wanted; null for what is usual, which is not written. */
export function peerChange({ traits, days }: PeerChoice): Record<string, string | null> {
  const isUsual =
    traits.length === DEFAULT_PEER_TRAITS.length &&
    DEFAULT_PEER_TRAITS.every((trait) => traits.includes(trait));
  return {
    [TRAITS]: isUsual ? null : traits.join(',') || NO_TRAIT,
    [DAYS]: days === null ? null : String(days),
  };
}
