import type { EndedBoot } from '@/lib/domain/ended-boot';

/** Hears of boots that are now seen to run or to have failed, and were not before; it must not throw. */
export type OnEnded = (boots: readonly EndedBoot[]) => void;

/** What a projector tells whoever started it. */
export interface ProjectorNews {
  /** Whether its last try reached the database; told when that changes. */
  onWorking?: (isWorking: boolean) => void;
  onEnded?: OnEnded;
}

/** The same from one thread to another. */
export type ProjectorMessage = { isWorking: boolean } | { ended: readonly EndedBoot[] };
