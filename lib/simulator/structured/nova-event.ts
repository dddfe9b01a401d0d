import { findEventKind } from '@/lib/domain/catalogue/events';
import type { Event, EventAttributes } from '@/lib/domain/event';
import { toEvent } from '@/lib/domain/event-id';
import type { NovaStep, StepInstance, StepValues } from '../nova/step';

/** Names under which the catalogue knows steps that the simulation calls otherwise. */
const NAMES: Partial<Record<NovaStep['name'], string>> = {
  terminating: 'delete_started',
  destroy_took: 'delete_finished',
  instance_disappeared: 'build_deleted',
  create_failed: 'build_failed',
};

/**
 * The event that a step's line would become, without writing and reading the line; null for steps that are none. Stamped
 * to the millisecond by the clock of its machine.
 */
export function novaEvent(step: NovaStep, cloud: string): Event | null {
  const name = NAMES[step.name] ?? step.name;
  if (findEventKind(name) === null) return null;
  const { place, instance, values } = step;
  return toEvent(cloud, {
    source: 'nova',
    name,
    atMs: Math.floor(step.atMs + place.clockOffsetMs),
    endMs: null,
    instance: isOfRequest(name, instance) ? null : (instance?.id ?? null),
    requestId: step.requestId,
    host: place.host,
    cacheKey: values.cacheKey ?? null,
    attempt: null,
    clock: { resolutionMs: 1, zone: 'UTC', basis: 'stamped' },
    origin: { path: null, offset: null, service: place.service },
    attributes: attributesOf(name, instance, values),
    line: null,
  });
}

/** What the API says of a request that makes several instances is of none of them alone. */
function isOfRequest(name: string, instance: StepInstance | null): boolean {
  const shared = name === 'api_create_called' || name === 'api_accepted' || name === 'instances_provisioned';
  return shared && (instance?.requestCount ?? 1) > 1;
}

function attributesOf(name: string, instance: StepInstance | null, values: StepValues): EventAttributes {
  const attributes: EventAttributes = {};
  for (const key of ['waitedMs', 'heldMs', 'tookMs', 'port', 'count', 'reason'] as const) {
    const value = values[key];
    if (value !== undefined) Object.assign(attributes, { [key]: value });
  }
  if (values.hosts?.[0] !== undefined) attributes.targetHost = values.hosts[0];
  if (name === 'volume_booted') attributes.volumeKind = instance?.volume?.kind;
  if (instance !== null && DESCRIBED.has(name)) Object.assign(attributes, describe(instance));
  return attributes;
}

const DESCRIBED = new Set(['api_create_called', 'guest_defined']);

function describe({ image, flavor, volume, name }: StepInstance): EventAttributes {
  const attributes: EventAttributes = {
    flavor: {
      id: flavor.id,
      name: flavor.name,
      vcpus: flavor.vcpus,
      memoryMb: flavor.memoryMb,
      diskGb: flavor.diskGb,
    },
    displayName: name,
  };
  if (image !== null && volume === null) {
    const { id, cacheKey, sizeBytes, format } = image;
    attributes.image = { id, name: image.name, cacheKey, sizeBytes, format };
  }
  return attributes;
}
