import type { HintsQuery } from './schema';

/** What holds for all items of a request. */
export interface ItemContext {
  hints: HintsQuery;
  /** Label of the cloud for items that name none. */
  cloud: string;
  /** Moment of arrival, Unix milliseconds. */
  receivedMs: number;
}

/** Label of the cloud of shippers that set none. */
export const DEFAULT_CLOUD = 'default';
