import type { Boot, Phase } from '@/lib/domain/boot';
import type { ExpectedBoot, ExpectedPhase } from '../truth/expected-boot';

/** Waits up to this need not be drawn: stamps cannot tell them from none. */
const SHOWN_MS = 2.6;

/** Every point in which a boot that was read from the logs differs from what the logs tell; empty when it is right. */
export function compareBoot(expected: ExpectedBoot, boot: Boot | undefined): string[] {
  if (boot === undefined) return ['is missing'];
  return [
    ...compareFacts(expected, boot),
    ...compareDurations(expected, boot),
    ...comparePhases(expected, boot),
  ];
}

/** The differences of all boots, and the boots that nobody asked for. */
export function compareBoots(expected: readonly ExpectedBoot[], boots: readonly Boot[]): string[] {
  const left = new Map(boots.map((boot) => [`${boot.instance}/${boot.attempt}`, boot]));
  const differences = expected.flatMap((wanted) => {
    const key = `${wanted.instance}/${wanted.attempt}`;
    const found = compareBoot(wanted, left.get(key));
    left.delete(key);
    return found.map((difference) => `${key}: ${difference}`);
  });
  return [...differences, ...[...left.keys()].map((key) => `${key}: was never asked for`)];
}

function compareFacts(expected: ExpectedBoot, boot: Boot): string[] {
  const facts: Array<readonly [name: string, wanted: unknown, got: unknown]> = [
    ['status', expected.status, boot.status],
    ['attempts', expected.attempts, boot.attempts],
    ['request', expected.requestId, boot.requestId],
    ['host', expected.host, boot.host],
    ['image id', expected.image?.id, boot.image?.id],
    ['image name', expected.image?.name, boot.image?.name],
    ['cache key', expected.image?.cacheKey, boot.image?.cacheKey],
    ['flavor id', expected.flavor?.id, boot.flavor?.id],
    ['flavor name', expected.flavor?.name, boot.flavor?.name],
    ['flavor vcpus', expected.flavor?.vcpus, boot.flavor?.vcpus],
    ['display name', expected.displayName, boot.displayName],
  ];
  const wrong = facts
    .filter(([, wanted, got]) => wanted !== null && wanted !== undefined && wanted !== got)
    .map(([name, wanted, got]) => `${name} is ${String(got)}, not ${String(wanted)}`);
  if (!expected.cache.includes(boot.cache.state)) {
    wrong.push(`cache is ${boot.cache.state} (${boot.cache.basis}), not ${expected.cache.join(' or ')}`);
  }
  const reason = boot.failure?.reason;
  if (expected.failure.length > 0 && !expected.failure.some((text) => reason?.includes(text))) {
    wrong.push(`reason is "${reason}", not "${expected.failure.join('" or "')}"`);
  }
  return wrong;
}

function compareDurations(expected: ExpectedBoot, boot: Boot): string[] {
  const durations = [
    ['total', expected.totalMs, boot.totalMs, expected.toleranceMs] as const,
    ['build', expected.buildMs, boot.buildMs, expected.buildToleranceMs] as const,
  ];
  return durations.flatMap(([name, wanted, got, tolerance]) => {
    if (wanted === null && got === null) return [];
    if (wanted !== null && got !== null && Math.abs(wanted - got) <= tolerance) return [];
    return [`${name} is ${got}, not ${wanted}`];
  });
}

function comparePhases(expected: ExpectedBoot, boot: Boot): string[] {
  const wanted = new Map(expected.phases.map((phase) => [phase.name, phase]));
  const got = new Map(boot.phases.map((phase) => [phase.key, phase]));
  const missing = expected.phases
    .filter(({ name, durationMs, optional }) => !got.has(name) && !optional && durationMs > SHOWN_MS)
    .map(({ name, durationMs }) => `phase ${name} of ${durationMs.toFixed(1)} ms is missing`);
  const invented = boot.phases
    .filter((phase) => !wanted.has(phase.key) && !phase.open)
    .map(({ key, durationMs }) => `phase ${key} of ${durationMs} ms is invented`);
  const off = expected.phases.flatMap((phase) => comparePhase(expected, phase, boot, got.get(phase.name)));
  return [...missing, ...invented, ...off];
}

function comparePhase(
  expected: ExpectedBoot,
  wanted: ExpectedPhase,
  boot: Boot,
  got: Phase | undefined,
): string[] {
  if (got === undefined) return [];
  const startMs = boot.startedAtMs + got.startMs;
  const tolerance = wanted.toleranceMs ?? expected.toleranceMs;
  const startOff = Math.abs(startMs - wanted.startMs) > tolerance;
  const durationOff = Math.abs(got.durationMs - wanted.durationMs) > tolerance;
  if (!startOff && !durationOff) return [];
  return [
    `phase ${wanted.name} is +${(startMs - wanted.startMs).toFixed(1)} ms, ${got.durationMs.toFixed(1)} ms long, not ${wanted.durationMs.toFixed(1)}`,
  ];
}
