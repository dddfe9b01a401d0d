import type { Attempt, NovaInstance } from '../nova/instance';
import type { NovaCloud } from '../nova/nova-cloud';
import type { Machine } from '../opennebula/machine';
import type { OpenNebulaOptions } from '../opennebula/options';
import { expectNovaBoots } from './nova-truth';
import { expectOpenNebulaBoots } from './opennebula-truth';

/** A line of `truth.jsonl`; moments are true Unix milliseconds, `told` is what a perfect reader of the logs must know. */
export type TruthRecord = { kind: 'cloud' | 'boot' | 'operation' } & Record<string, unknown>;

/** What the boots of a simulated Nova cloud depend on: its machines with their clocks, images and flavors. */
export function novaCloudRecord({ options, hosts, images, flavors, conductor }: NovaCloud): TruthRecord {
  return {
    kind: 'cloud',
    source: 'nova',
    options,
    controller: { host: conductor.host, clockOffsetMs: conductor.clockOffsetMs },
    hosts: hosts.map(({ host, release, level, clockOffsetMs, slowness, degraded }) => ({
      host,
      release: release.name,
      level,
      clockOffsetMs,
      slowness,
      degraded,
    })),
    images,
    flavors,
  };
}

/** One record for each try of an instance. */
export function novaBootRecords(instance: NovaInstance): TruthRecord[] {
  const told = expectNovaBoots(instance);
  return instance.attempts.map((attempt, index) => ({
    kind: 'boot',
    source: 'nova',
    instance: instance.id,
    name: instance.name,
    requestId: instance.requestId,
    attempt: attempt.number,
    attempts: instance.attempts.length,
    status: attempt.status,
    failure: attempt.failure,
    host: attempt.host?.host ?? null,
    image: instance.image,
    flavor: instance.flavor,
    volume: instance.volume,
    cache: attempt.cache,
    ...novaDurations(attempt),
    moments: attempt.at,
    told: told[index],
  }));
}

function novaDurations({ at, told, instance }: Attempt) {
  const first = instance.attempts[0];
  const accepted = first?.at.api_accepted;
  const tookMs = first?.told.api_accepted;
  const startedAtMs = accepted === undefined || tookMs === undefined ? null : accepted - tookMs;
  const runningAtMs = at.build_complete ?? null;
  return {
    startedAtMs,
    runningAtMs,
    totalMs: startedAtMs === null || runningAtMs === null ? null : runningAtMs - startedAtMs,
    buildMs: told.build_complete ?? null,
  };
}

/** One record for each try of a VM. */
export function openNebulaBootRecords(machine: Machine, options: OpenNebulaOptions): TruthRecord[] {
  const told = expectOpenNebulaBoots(machine, options);
  return machine.attempts.map((attempt, index) => ({
    kind: 'boot',
    source: 'opennebula',
    instance: `0/${machine.id}`,
    name: machine.name,
    attempt: attempt.number,
    attempts: machine.attempts.length,
    status: attempt.status,
    failure: attempt.failure,
    host: attempt.host?.name ?? null,
    image: machine.image,
    template: machine.template,
    moments: attempt.at,
    told: told[index],
  }));
}
