import type { Boot, Phase } from '@/lib/domain/boot';
import { phaseLabel } from '@/lib/layout/waterfall-subject';
import { formatPercent, plainDuration } from './plain-duration';
import { printable } from './printable';

type Judged = Omit<Boot, 'moments'>;

/** How a boot went, in one line: how long it took or how it ended, and what took longest. */
export function bootVerdict(boot: Judged): string {
  const parts = [`${outcomeOf(boot)}${cacheWord(boot)}`, longest(boot)];
  return parts.filter((part) => part !== '').join('; ');
}

function outcomeOf(boot: Judged): string {
  const duration = (ms: number) => plainDuration(ms, { resolutionMs: boot.clock.resolutionMs });
  const lasted = duration(boot.endedAtMs - boot.startedAtMs);
  switch (boot.status) {
    case 'running':
      return runningText(boot, duration);
    case 'failed':
      return `Failed after ${lasted}${stepText(boot)}: ${reasonOf(boot)}`;
    case 'deleted':
      return `Deleted after ${lasted}${stepText(boot)}`;
    case 'booting':
      return `Not running yet: ${lasted} seen so far${stepText(boot)}`;
    case 'partial':
      return `Only a part of the boot, ${lasted}, is in the evidence`;
  }
}

function runningText({ totalMs, buildMs }: Judged, duration: (ms: number) => string): string {
  if (totalMs !== null) {
    const build = buildMs === null ? '' : `, ${duration(buildMs)} of it build`;
    return `Running ${duration(totalMs)} after the request${build}`;
  }
  return buildMs === null ? 'Running' : `Running after a build of ${duration(buildMs)}`;
}

/** What it was in when it was last heard of: the innermost phase that did not end. */
function stepText({ phases }: Judged): string {
  const open = phases.filter((phase) => phase.open);
  const innermost = open.findLast(({ key }) => !open.some(({ parent }) => parent === key));
  return innermost === undefined ? '' : ` in ${printable(phaseLabel(innermost))}`;
}

function reasonOf({ failure }: Judged): string {
  const reason = printable(failure?.reason ?? '').replace(/[.\s]+$/, '');
  return reason === '' ? 'the evidence does not say why' : reason;
}

function cacheWord({ cache, status }: Judged): string {
  const isTold = status === 'running' && (cache.state === 'cold' || cache.state === 'warm');
  if (isTold) return `, image ${cache.state}`;
  return cache.state === 'follower' && status === 'running' ? ', waited for another boot’s image fetch' : '';
}

function longest(boot: Judged): string {
  const lengthMs = boot.endedAtMs - boot.startedAtMs;
  const [phase] = boot.phases.filter(({ parent }) => parent === null).sort(byDuration);
  if (phase === undefined || lengthMs <= 0) return '';
  const isGap = boot.unaccountedMs > phase.durationMs;
  const name = isGap ? 'unaccounted' : printable(phaseLabel(phase));
  const durationMs = isGap ? boot.unaccountedMs : phase.durationMs;
  const text = plainDuration(durationMs, { resolutionMs: boot.clock.resolutionMs });
  return `longest: ${name} ${text} (${formatPercent(durationMs, lengthMs)})`;
}

function byDuration(a: Phase, b: Phase): number {
  return b.durationMs - a.durationMs || a.startMs - b.startMs;
}
