import type { BootStatus, CacheState } from '@/lib/domain/boot';
import type { Stage } from '@/lib/domain/stage';

/** A boot that has just been seen to end, as metrics count it. */
export interface EndedBoot {
  cloud: string;
  source: string;
  status: Extract<BootStatus, 'running' | 'failed'>;
  /** Names as people know them, else ids; null where they are unknown. */
  image: string | null;
  flavor: string | null;
  host: string | null;
  cache: CacheState;
  totalMs: number | null;
  buildMs: number | null;
  /** How long each stage was under way, milliseconds. */
  stages: ReadonlyMap<Stage, number>;
}
