import 'server-only';
import type { Database } from '@/lib/store/database';
import { getDatabase } from '@/lib/store/db';
import type { Statistics } from '../statistics';
import { type IndexKeeper, keepIndex } from './index-keeper';
import { createStatistics } from './statistics-service';

// Next evaluates a module once per bundle; the global makes the start hook, pages and handlers ask one index.
const shared = globalThis as typeof globalThis & { bootfallIndex?: IndexKeeper };

/** Starts the index of this process, once. @param maxBytes memory that it may take; 0: none */
export function startSharedIndex(db: Database, maxBytes: number): IndexKeeper {
  shared.bootfallIndex ??= keepIndex(db, maxBytes);
  return shared.bootfallIndex;
}

/** The statistics of this process; without an index the database answers. */
export function getStatistics(): Statistics {
  return createStatistics(getDatabase(), shared.bootfallIndex ?? null);
}
