import { unaccountedMs } from '@/lib/domain/assemble/unaccounted';
import type { Boot, Phase } from '@/lib/domain/boot';
import { bootId } from '@/lib/domain/boot-id';
import { findPhaseKind } from '@/lib/domain/catalogue/phases';
import { instanceSubject } from '@/lib/domain/subject';
import type { Attempt } from '../nova/instance';
import type { ExpectedPhase } from '../truth/expected-boot';
import { novaMoments } from '../truth/nova-moments';
import { novaPhases } from '../truth/nova-phases';

/** Waits that stamps cannot tell from none are no phases. */
const SHOWN_MS = 1;

/** The boot of a try as assembling its DEBUG lines would give it, but for the evidence: there are no lines. */
export function novaBoot(attempt: Attempt, cloud: string): Boot {
  const { instance, host } = attempt;
  const moments = novaMoments(attempt);
  const received = moments.before('api_accepted');
  const startedAtMs = received ?? moments.first('rescheduled', 'schedule_started') ?? instance.createdMs;
  const ranAtMs = attempt.status === 'running' ? moments.at('build_complete') : null;
  const endedAtMs = ranAtMs ?? Math.max(startedAtMs, ...Object.values(attempt.lastClock));
  const phases = phasesOf(novaPhases(attempt), startedAtMs);
  const tookMs = moments.told('build_complete');
  const first = instance.attempts[0];
  const requested = first === undefined ? null : novaMoments(first).before('api_accepted');
  return {
    id: bootId(cloud, 'nova', instance.id, attempt.number),
    ...{ cloud, source: 'nova', instance: instance.id },
    attempt: attempt.number,
    attempts: instance.attempts.length,
    requestId: instance.requestId,
    displayName: instance.name,
    status: attempt.status,
    image: imageOf(attempt),
    flavor: flavorOf(attempt),
    host: host?.host ?? null,
    cache: {
      state: attempt.cache,
      basis: attempt.cache === 'unknown' ? 'none' : 'observed',
      reason: '',
      evidence: [],
    },
    startedAtMs,
    startBasis: received === null ? 'schedule' : 'request',
    runningAtMs: ranAtMs,
    endedAtMs,
    totalMs: ranAtMs === null || requested === null ? null : ranAtMs - requested,
    buildMs: ranAtMs === null ? null : tookMs,
    buildStartMs: ranAtMs === null || tookMs === null ? null : ranAtMs - tookMs - startedAtMs,
    phases,
    moments: [],
    unaccountedMs: unaccountedMs(phases, endedAtMs - startedAtMs),
    reported: [],
    failure: attempt.failure === null ? null : { reason: attempt.failure, event: '' },
    clock: { resolutionMs: 1, zone: 'UTC', basis: 'stamped', skewMs: null },
    notes: [],
    attributes: host === null ? {} : { release: host.release.version },
    subjects: [instanceSubject('nova', instance.id)],
  };
}

function phasesOf(told: readonly ExpectedPhase[], startedAtMs: number): Phase[] {
  return told.flatMap(({ name, startMs, durationMs }) => {
    const kind = findPhaseKind(name);
    if (kind === null || durationMs < 0 || (kind.kind === 'wait' && durationMs <= SHOWN_MS)) return [];
    return [
      {
        key: name,
        name,
        stage: kind.stage,
        kind: kind.kind,
        startMs: startMs - startedAtMs,
        durationMs,
        parent: kind.parent,
        concurrent: kind.concurrent,
        open: false,
        evidence: [],
      },
    ];
  });
}

function imageOf({ instance }: Attempt): Boot['image'] {
  if (instance.image === null || instance.volume !== null) return null;
  const { id, name, cacheKey, sizeBytes, format } = instance.image;
  return { id, name, cacheKey, sizeBytes, format };
}

function flavorOf({ instance }: Attempt): Boot['flavor'] {
  const { id, name, vcpus, memoryMb, diskGb } = instance.flavor;
  return { id, name, vcpus, memoryMb, diskGb };
}
