import type { OnEnded } from './projector-news';
import type { Projector } from './start-projector';
import { startThreadedProjector } from './threaded-projector';

// Next evaluates a module once per bundle; the global makes the start hook and the handlers speak of one projector.
const shared = globalThis as typeof globalThis & { bootfallProjector?: Projector };

/** Starts the projector of this process, once. */
export function startSharedProjector(databaseUrl: string, onEnded: OnEnded): Projector {
  shared.bootfallProjector ??= startThreadedProjector(databaseUrl, onEnded);
  return shared.bootfallProjector;
}

/** The projector of this process, if it was started. */
export function findSharedProjector(): Projector | null {
  return shared.bootfallProjector ?? null;
}
