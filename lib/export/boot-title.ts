import type { Boot } from '@/lib/domain/boot';
import type { FlavorRef, ImageRef } from '@/lib/domain/dimension';
import { printable } from './printable';

/** Name of an image or flavor as far as it is known. */
export function refName(ref: ImageRef | FlavorRef | null): string | null {
  if (ref === null) return null;
  const key = 'cacheKey' in ref ? ref.cacheKey : undefined;
  const name = ref.name ?? ref.id ?? key;
  return name === undefined ? null : printable(name);
}

/** One line that names a boot: its display name or instance, and the attempt where there were several. */
export function bootTitle({ displayName, instance, attempt, attempts }: Boot): string {
  const name = printable(displayName ?? instance);
  return attempts > 1 ? `${name}, attempt ${attempt} of ${attempts}` : name;
}

/** What is known of a boot, as label and text, in reading order. */
export function bootFacts(boot: Boot): [label: string, text: string][] {
  const { cache, clock, failure } = boot;
  const facts: [string, string | null][] = [
    ['boot', boot.id],
    ['source', `${boot.source}, cloud ${boot.cloud}`],
    ['instance', boot.instance],
    ['request', boot.requestId],
    ['status', boot.status + (failure ? `: ${failure.reason}` : '')],
    ['image', refName(boot.image)],
    ['flavor', refName(boot.flavor)],
    ['host', boot.host],
    ['cache', `${cache.state} (${cache.basis === 'none' ? 'not known' : cache.basis}): ${cache.reason}`],
    ['started', `${new Date(boot.startedAtMs).toISOString()} (${boot.startBasis})`],
    ['running', boot.runningAtMs === null ? null : new Date(boot.runningAtMs).toISOString()],
    ['total', boot.totalMs === null ? null : formatSeconds(boot.totalMs)],
    ['build', boot.buildMs === null ? null : formatSeconds(boot.buildMs)],
    ['unaccounted', formatSeconds(boot.unaccountedMs)],
    ['clock', `stamps of ${formatSeconds(clock.resolutionMs)}, zone ${clock.zone} (${clock.basis})`],
  ];
  return facts.flatMap(([label, text]) => (text === null ? [] : [[label, printable(text)]]));
}

/** A duration in seconds to the millisecond. */
export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(3)} s`;
}
