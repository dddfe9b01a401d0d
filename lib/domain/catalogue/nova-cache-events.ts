import { type EventKind, eventKinds } from './event-kind';

/** Moments of a host’s image cache outside of any boot. */
export const NOVA_CACHE_EVENTS: readonly EventKind[] = [
  ...eventKinds('nova', 'image', [
    [
      'cache_checked',
      'base file checked',
      'INFO `image <id> at (<base>): checking` / `in use …`: image, cacheKey, host',
    ],
    ['cache_listed', 'base files listed', '`Active base files: …` one event for each file: cacheKey'],
    [
      'cache_removable',
      'base file unused',
      '`Unknown base file: …` / `Removable base files: …` / `… too young to remove: …`: cacheKey',
    ],
    ['cache_removed', 'base file removed', 'INFO `Removing base[, swap [or ephemeral]] file: …`: cacheKey'],
    [
      'cache_precached',
      'image pre-cached',
      'INFO `Caching image <id> by request` / `Image <id> already cached; updating timestamp`: image, cacheKey, attributes.already',
    ],
  ]),
];
