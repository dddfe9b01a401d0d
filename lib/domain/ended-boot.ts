import type { Boot, BootStatus, CacheState } from './boot';
import type { Stage } from './stage';
import { stageTimes } from './stage-time';

/** What is told of a boot that has just been seen to end: little, for it goes from thread to thread. */
export interface EndedBoot
  extends Pick<Boot, 'id' | 'cloud' | 'source' | 'host' | 'totalMs' | 'buildMs' | 'endedAtMs'> {
  status: Extract<BootStatus, 'running' | 'failed'>;
  cache: CacheState;
  /** How long each stage was under way, milliseconds. */
  stages: ReadonlyMap<Stage, number>;
}

/** @param boot one that runs or has failed */
export function endedBootOf(boot: Boot): EndedBoot {
  const { id, cloud, source, host, totalMs, buildMs, endedAtMs } = boot;
  return {
    ...{ id, cloud, source, host, totalMs, buildMs, endedAtMs },
    status: boot.status === 'failed' ? 'failed' : 'running',
    cache: boot.cache.state,
    stages: stageTimes(boot.phases),
  };
}
