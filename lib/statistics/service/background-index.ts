import { getEnv } from '@/lib/env';
import { getDatabase } from '@/lib/store/db';
import { startSharedIndex } from './shared-statistics';

/** Keeps the index of this process until it ends, if it may take any memory. */
export function startBackgroundIndex(): void {
  const maxBytes = getEnv().INDEX_MEMORY_MB * 1e6;
  if (maxBytes === 0) return;
  const keeper = startSharedIndex(getDatabase().url, maxBytes);
  const stop = () => void keeper.stop();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
