import type { Boot } from '@/lib/domain/boot';
import { refName } from './boot-title';
import { formatSeconds, secondDecimals } from './plain-duration';
import { printable } from './printable';

/** What is known of a boot beside its phases, as label and text, in reading order. */
export function bootFacts(boot: Boot): [label: string, text: string][] {
  const { cache, clock } = boot;
  const decimals = secondDecimals(boot);
  const seconds = (ms: number) => formatSeconds(ms, decimals);
  const facts: [string, string | null][] = [
    ['total', boot.totalMs === null ? null : seconds(boot.totalMs)],
    ['build', boot.buildMs === null ? null : seconds(boot.buildMs)],
    ['unaccounted', seconds(boot.unaccountedMs)],
    ['cache', `${cache.state} (${cache.basis === 'none' ? 'not known' : cache.basis}): ${cache.reason}`],
    ['image', refName(boot.image)],
    ['flavor', refName(boot.flavor)],
    ['host', boot.host],
    ['started', `${new Date(boot.startedAtMs).toISOString()} (${boot.startBasis})`],
    ['running', boot.runningAtMs === null ? null : new Date(boot.runningAtMs).toISOString()],
    ['instance', boot.instance],
    ['request', boot.requestId],
    ['source', `${boot.source}, cloud ${boot.cloud}`],
    ['clock', `stamps of ${resolutionText(clock.resolutionMs)}, zone ${clock.zone} (${clock.basis})`],
    ['boot', boot.id],
  ];
  return facts.flatMap(([label, text]) => (text === null ? [] : [[label, printable(text)]]));
}

function resolutionText(resolutionMs: number): string {
  return resolutionMs >= 1000 ? `${resolutionMs / 1000} s` : `${resolutionMs} ms`;
}
