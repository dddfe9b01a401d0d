import { getDatabase } from '@/lib/store/db';
import { startSharedProjector } from './shared-projector';

/** What a server does besides answering requests; ends with the process. */
export function startBackgroundWork(): void {
  const projector = startSharedProjector(getDatabase().url);
  const stop = () => void projector.stop();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
