import type { Boot, CacheState } from '@/lib/domain/boot';

import { cacheClassOf, type PeerReport, type PeerTrait } from '@/lib/domain/peers';
import { formatCountOf } from '@/lib/layout/quantity';

const TRAIT_WORDS: Record<PeerTrait, string> = {
  image: 'image',
  flavor: 'flavor',
  cache: 'cache state',
  host: 'host',
};

/** `same image and flavor, cold or follower, 30 days before it`: what the peers of a boot are. */
export function peersWords(peers: PeerReport, boot: Pick<Boot, 'cache'>): string {
  const shared = peers.traits.filter((trait) => trait !== 'cache').map((trait) => TRAIT_WORDS[trait]);
  const parts = [
    shared.length > 0 ? `same ${listWords(shared)}` : 'any image and flavor',
    peers.traits.includes('cache') ? cacheWords(boot.cache.state) : 'any cache state',
    peers.days === null ? 'all time' : `${formatCountOf(peers.days, 'day')} before it`,
  ];
  return parts.join(', ');
}

/** `warm`, `cold or follower`; of what is not a temperature, what it is said of. */
function cacheWords(state: CacheState): string {
  return state === 'unknown' || state === 'none' ? `cache ${state}` : cacheClassOf(state).join(' or ');
}

/** What was asked for but is not known of the boot; null where all is. */
export function unknownWords({ unknownTraits }: PeerReport): string | null {
  if (unknownTraits.length === 0) return null;
  const verb = unknownTraits.length === 1 ? 'is' : 'are';
  return `its own ${listWords(unknownTraits.map((trait) => TRAIT_WORDS[trait]))} ${verb} not known, so theirs may be any`;
}

function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
