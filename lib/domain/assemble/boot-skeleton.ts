import type { Boot, StartBasis } from '../boot';
import { bootId } from '../boot-id';
import { instanceSubject } from '../subject';

/** What identifies a boot. */
export interface BootIdentity {
  cloud: string;
  source: string;
  instance: string;
  attempt: number;
}

/** What is known at least: where a boot begins and ends, Unix milliseconds. */
interface BootSpan {
  startedAtMs: number;
  startBasis: StartBasis;
  endedAtMs: number;
}

/** A boot of which nothing but its identity and span is known: status `booting`, no phases, cache unknown. */
export function bootSkeleton(identity: BootIdentity, span: BootSpan): Boot {
  const { cloud, source, instance, attempt } = identity;
  return {
    id: bootId(cloud, source, instance, attempt),
    cloud,
    source,
    instance,
    attempt,
    attempts: attempt,
    requestId: null,
    displayName: null,
    status: 'booting',
    image: null,
    flavor: null,
    host: null,
    cache: {
      state: 'unknown',
      basis: 'none',
      reason: 'The evidence says nothing of an image cache.',
      evidence: [],
    },
    ...span,
    runningAtMs: null,
    totalMs: null,
    buildMs: null,
    buildStartMs: null,
    phases: [],
    moments: [],
    unaccountedMs: 0,
    reported: [],
    failure: null,
    clock: { resolutionMs: 0, zone: 'UTC', basis: 'stamped', skewMs: null },
    notes: [],
    attributes: {},
    subjects: [instanceSubject(source, instance)],
  };
}
