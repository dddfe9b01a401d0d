import {
  BOOT_STATUSES,
  type Boot,
  type BootStatus,
  CACHE_STATES,
  type CacheState,
  START_BASES,
  type StartBasis,
} from './boot';
import type { FlavorRef, ImageRef } from './dimension';
import { ZONE_BASES, type ZoneBasis } from './event';

/** The event by which an exported trace says what its spans do not: how its boot began and ended, and what booted. */
export const BOOT_TRACED = 'boot_traced';

/** What an exported trace tells of its boot beside its spans. Moments in Unix milliseconds. */
export interface TracedBoot {
  cloud: string;
  source: string;
  instance: string;
  attempt: number;
  attempts: number;
  requestId: string | null;
  displayName: string | null;
  status: BootStatus;
  image: ImageRef | null;
  flavor: FlavorRef | null;
  host: string | null;
  cache: { state: CacheState; reason: string };
  startedAtMs: number;
  startBasis: StartBasis;
  runningAtMs: number | null;
  endedAtMs: number;
  totalMs: number | null;
  buildMs: number | null;
  buildStartMs: number | null;
  failureReason: string | null;
  clock: { resolutionMs: number; zone: string; basis: ZoneBasis; skewMs: number | null };
}

/** What a trace of this boot tells beside its spans. */
export function tracedBootOf(boot: Boot): TracedBoot {
  const { cache, clock, failure, ...rest } = boot;
  return {
    cloud: rest.cloud,
    source: rest.source,
    instance: rest.instance,
    attempt: rest.attempt,
    attempts: rest.attempts,
    requestId: rest.requestId,
    displayName: rest.displayName,
    status: rest.status,
    image: rest.image,
    flavor: rest.flavor,
    host: rest.host,
    cache: { state: cache.state, reason: cache.reason },
    startedAtMs: toMicroseconds(rest.startedAtMs),
    startBasis: rest.startBasis,
    runningAtMs: rest.runningAtMs === null ? null : toMicroseconds(rest.runningAtMs),
    endedAtMs: toMicroseconds(rest.endedAtMs),
    totalMs: rest.totalMs,
    buildMs: rest.buildMs,
    buildStartMs: rest.buildStartMs,
    failureReason: failure?.reason ?? null,
    clock: { ...clock },
  };
}

/** Reads back what a trace tells of its boot; null where that is not what the value is. It may come from anyone. */
export function readTracedBoot(value: unknown): TracedBoot | null {
  if (!isObject(value)) return null;
  const { cloud, source, instance, attempt, startedAtMs, endedAtMs } = value;
  const isNamed = isText(cloud) && isText(source) && isText(instance) && isCount(attempt);
  if (!isNamed || !isFiniteNumber(startedAtMs) || !isFiniteNumber(endedAtMs) || endedAtMs < startedAtMs)
    return null;
  const cache = isObject(value.cache) ? value.cache : {};
  const clock = isObject(value.clock) ? value.clock : {};
  return {
    cloud,
    source,
    instance,
    attempt,
    attempts: isCount(value.attempts) ? Math.max(attempt, value.attempts) : attempt,
    requestId: textOrNull(value.requestId),
    displayName: textOrNull(value.displayName),
    status: wordOf(value.status, BOOT_STATUSES) ?? 'partial',
    image: isObject(value.image) ? (fieldsOf(value.image, IMAGE_FIELDS) as ImageRef) : null,
    flavor: isObject(value.flavor) ? (fieldsOf(value.flavor, FLAVOR_FIELDS) as FlavorRef) : null,
    host: textOrNull(value.host),
    cache: { state: wordOf(cache.state, CACHE_STATES) ?? 'unknown', reason: textOrNull(cache.reason) ?? '' },
    startedAtMs,
    startBasis: wordOf(value.startBasis, START_BASES) ?? 'first_event',
    runningAtMs: finiteOrNull(value.runningAtMs),
    endedAtMs,
    totalMs: lengthOrNull(value.totalMs),
    buildMs: lengthOrNull(value.buildMs),
    buildStartMs: finiteOrNull(value.buildStartMs),
    failureReason: textOrNull(value.failureReason),
    clock: {
      resolutionMs: lengthOrNull(clock.resolutionMs) ?? 1,
      zone: textOrNull(clock.zone) ?? 'UTC',
      basis: wordOf(clock.basis, ZONE_BASES) ?? 'stamped',
      skewMs: finiteOrNull(clock.skewMs),
    },
  };
}

type Field = readonly [name: string, type: 'string' | 'number'];

const IMAGE_FIELDS: readonly Field[] = [
  ['id', 'string'],
  ['name', 'string'],
  ['cacheKey', 'string'],
  ['format', 'string'],
  ['sizeBytes', 'number'],
];

const FLAVOR_FIELDS: readonly Field[] = [
  ['id', 'string'],
  ['name', 'string'],
  ['vcpus', 'number'],
  ['memoryMb', 'number'],
  ['diskGb', 'number'],
];

/** Those of the fields that are there and of their type. */
function fieldsOf(value: Record<string, unknown>, fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.filter(([name, type]) => typeof value[name] === type).map(([name]) => [name, value[name]]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1000;
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function textOrNull(value: unknown): string | null {
  return isText(value) ? value : null;
}

function finiteOrNull(value: unknown): number | null {
  return isFiniteNumber(value) ? value : null;
}

function lengthOrNull(value: unknown): number | null {
  return isFiniteNumber(value) && value >= 0 ? value : null;
}

function wordOf<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}

function toMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
