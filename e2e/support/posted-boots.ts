/** A boot to post, from lock to build complete. */
export interface PostedBoot {
  cloud: string;
  instance: string;
  /** Unix milliseconds. */
  startMs: number;
  buildMs: number;
  image?: string;
  flavor?: string;
  host?: string;
  cache?: 'cold' | 'follower' | 'warm';
}

/** The events of a boot that ran, as a shipper posts them. */
export function runningBoot({ cloud, instance, startMs, buildMs, ...madeOf }: PostedBoot): object[] {
  const moments: ReadonlyArray<readonly [string, number]> = [
    ['lock_acquired', 0],
    ['resources_claimed', 0.1],
    ['qemu_img_create', 0.3],
    ['vm_started', 0.6],
    ['build_complete', 1],
  ];
  return moments.map(([event, share]) => ({
    source: 'nova',
    cloud,
    instance,
    event,
    at: startMs + share * buildMs,
    ...madeOf,
  }));
}

/** The moment at which the posted boots of the tests begin: 2026-03-03 08:00 UTC. */
export const MORNING_MS = Date.UTC(2026, 2, 3, 8);
