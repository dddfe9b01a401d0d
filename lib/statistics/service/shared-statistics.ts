import 'server-only';
import { getDatabase } from '@/lib/store/db';
import type { Statistics } from '../statistics';
import type { IndexKeeper } from './index-keeper';
import { createStatistics } from './statistics-service';
import { startThreadedIndex } from './threads/threaded-index';

// Next evaluates a module once per bundle; the global makes the start hook, pages and handlers ask one index.
const shared = globalThis as typeof globalThis & { bootfallIndex?: IndexKeeper };

/** Starts the index of this process, once. @param maxBytes memory that it may take */
export function startSharedIndex(databaseUrl: string, maxBytes: number): IndexKeeper {
  shared.bootfallIndex ??= startThreadedIndex(databaseUrl, maxBytes);
  return shared.bootfallIndex;
}

/** The statistics of this process; without an index the database answers. */
export function getStatistics(): Statistics {
  return createStatistics(getDatabase(), shared.bootfallIndex ?? null);
}
