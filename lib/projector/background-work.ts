import { getDatabase } from '@/lib/store/db';
import type { OnEnded } from './projector-news';
import { startSharedProjector } from './shared-projector';
import { startRetention } from './start-retention';

/**
 * What a server does besides answering requests; ends with the process.
 * @param retentionDays for how long boots and events are kept; undefined: for ever
 * @param onEnded told of the boots that this process found to have ended
 */
export function startBackgroundWork(retentionDays: number | undefined, onEnded: OnEnded): void {
  const projector = startSharedProjector(getDatabase().url, onEnded);
  if (retentionDays !== undefined) startRetention(getDatabase(), retentionDays);
  const stop = () => void projector.stop();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
