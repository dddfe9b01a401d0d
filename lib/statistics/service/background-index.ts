import { getEnv } from '@/lib/env';
import { getDatabase } from '@/lib/store/db';
import { startSharedIndex } from './shared-statistics';

/** Keeps the index of this process until it ends. */
export function startBackgroundIndex(): void {
  const keeper = startSharedIndex(getDatabase(), getEnv().INDEX_MEMORY_MB * 1e6);
  const stop = () => void keeper.stop();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
