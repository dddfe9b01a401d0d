import type { BootSummary } from '../boot-summary';

/** What a boot may be held against, in the order in which it is offered. */
export const RIVAL_ROLES = ['typical', 'fastest', 'slowest', 'previous'] as const;

/** `typical`: of its peers the one nearest to their median; `previous`: booted by its host from its image before it. */
export type RivalRole = (typeof RIVAL_ROLES)[number];

/** The boots that it is most telling to hold a boot against; one that there is not is left out. */
export type Rivals = Partial<Record<RivalRole, BootSummary>>;
