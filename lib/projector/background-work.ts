import { getDatabase } from '@/lib/store/db';
import type { OnEnded } from './project-dirty';
import { startSharedProjector } from './shared-projector';

/** What a server does besides answering requests; ends with the process. */
export function startBackgroundWork(onEnded: OnEnded): void {
  const projector = startSharedProjector(getDatabase(), onEnded);
  const stop = () => void projector.stop();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
