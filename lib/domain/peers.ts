import type { Boot, CacheState } from './boot';
import type { BootFilter } from './cohort';
import type { Percentiles } from './percentiles';
import type { Answer } from './statistics/answer';

/** What a boot's peers share with it, beside source and cloud; any of these may be given up. */
export const PEER_TRAITS = ['image', 'flavor', 'cache', 'host'] as const;

export type PeerTrait = (typeof PEER_TRAITS)[number];

/** What peers share unless the reader says otherwise. */
export const DEFAULT_PEER_TRAITS: readonly PeerTrait[] = ['image', 'flavor', 'cache'];

/** Lengths of time before the boot in which peers are looked for, days; null: all time, after the boot too. */
export const PEER_DAYS = [7, 30, 90, null] as const;

export type PeerDays = (typeof PEER_DAYS)[number];

/** With fewer peers a percentile says little: figures are shown with their number, nothing is concluded from them. */
export const ENOUGH_PEERS = 20;

/** Which peers the reader wants. */
export interface PeerChoice {
  traits: readonly PeerTrait[];
  /** Null: the shortest length of time with enough peers. */
  days: number | 'all' | null;
}

export const DEFAULT_PEER_CHOICE: PeerChoice = { traits: DEFAULT_PEER_TRAITS, days: null };

/** Percentiles of one duration over a boot's peers, and where the boot's own stands among them. */
export interface PeerRank extends Percentiles {
  /** The boot's own duration, milliseconds; null where it has none. */
  ownMs: number | null;
  /** Share of these peers that were faster, 0 to 1; null without peers or without an own duration. */
  faster: number | null;
}

/** How a boot's peers fared. A phase counts once in a boot, with the sum of its occurrences. */
export interface PeerReport {
  /** How the figures were made; missing in views that were shared before it was told. */
  answer?: Answer;
  /** What the peers share with the boot: of what was asked for, what is known of the boot. */
  traits: PeerTrait[];
  /** Asked for, but not known of the boot. */
  unknownTraits: PeerTrait[];
  /** The peers as a filter, its window included. */
  filter: BootFilter;
  /** Length of time before the boot that they are from; null: all time. */
  days: number | null;
  /** Running boots compared with, without the boot itself. */
  n: number;
  /** Unix milliseconds of the first and the last peer's start; null without peers. */
  firstMs: number | null;
  lastMs: number | null;
  total: PeerRank;
  build: PeerRank;
  /** Build of those peers that were on the boot's host. */
  onHost: Percentiles;
  /** By phase name. */
  phases: Record<string, PeerRank>;
}

/** Whether anything may be concluded from these figures. */
export function hasEnough(rank: Pick<Percentiles, 'n'> | null | undefined): boolean {
  return rank !== null && rank !== undefined && rank.n >= ENOUGH_PEERS;
}

/** States of the image cache that are compared with each other. */
export function cacheClassOf(state: CacheState): CacheState[] {
  if (state === 'cold' || state === 'follower') return ['cold', 'follower'];
  return [state];
}

/** The boots that share these traits with a boot, whatever their time; and the traits of which the boot knows nothing. */
export function peerFilterOf(
  boot: Pick<Boot, 'image' | 'flavor' | 'cache' | 'host' | 'source' | 'cloud'>,
  traits: readonly PeerTrait[],
): { filter: BootFilter; unknown: PeerTrait[] } {
  const image = boot.image?.id ?? boot.image?.cacheKey ?? boot.image?.name;
  const flavor = boot.flavor?.id ?? boot.flavor?.name;
  const values: Record<PeerTrait, BootFilter> = {
    image: image === undefined ? {} : { image: [image] },
    flavor: flavor === undefined ? {} : { flavor: [flavor] },
    cache: { cache: cacheClassOf(boot.cache.state) },
    host: boot.host === null ? {} : { host: [boot.host] },
  };
  const filter: BootFilter = { source: [boot.source], cloud: [boot.cloud], status: ['running'] };
  const unknown: PeerTrait[] = [];
  for (const trait of PEER_TRAITS) {
    if (!traits.includes(trait)) continue;
    if (Object.keys(values[trait]).length === 0) unknown.push(trait);
    Object.assign(filter, values[trait]);
  }
  return { filter, unknown };
}

/** Milliseconds that a boot spent in its phases of each name; names of which one is open are left out. */
export function ownDurations(phases: Boot['phases']): Map<string, number> {
  const sums = new Map<string, number>();
  const open = new Set(phases.filter((phase) => phase.open).map(({ name }) => name));
  for (const { name, durationMs } of phases)
    if (!open.has(name)) sums.set(name, (sums.get(name) ?? 0) + durationMs);
  return sums;
}
