import type { Database } from '@/lib/store/database';
import type { OnEnded } from './project-dirty';
import { type Projector, startProjector } from './start-projector';

// Next evaluates a module once per bundle; the global makes the start hook and the handlers speak of one projector.
const shared = globalThis as typeof globalThis & { bootfallProjector?: Projector };

/** Starts the projector of this process, once. */
export function startSharedProjector(db: Database, onEnded: OnEnded): Projector {
  shared.bootfallProjector ??= startProjector(db, onEnded);
  return shared.bootfallProjector;
}

/** The projector of this process, if it was started. */
export function findSharedProjector(): Projector | null {
  return shared.bootfallProjector ?? null;
}
