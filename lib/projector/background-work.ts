import { getDatabase } from '@/lib/store/db';
import { startSharedProjector } from './shared-projector';
import { startRetention } from './start-retention';

/**
 * What a server does besides answering requests; ends with the process.
 * @param retentionDays for how long boots and events are kept; undefined: for ever
 */
export function startBackgroundWork(retentionDays: number | undefined): void {
  const projector = startSharedProjector(getDatabase());
  if (retentionDays !== undefined) startRetention(getDatabase(), retentionDays);
  const stop = () => void projector.stop();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
