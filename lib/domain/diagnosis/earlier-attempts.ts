import type { BootSummary } from '../boot-summary';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { related } from './neighbours';
import { count, duration, joinStatements, type Statement, state } from './statement';
import { isWorth } from './yardstick';

/** Attempts before this one, whose time is part of the total. */
export function earlierAttempts(subject: Case): Finding | null {
  const { boot } = subject;
  const earlier = subject.siblings
    .filter(({ instance, source, attempt }) => isSame(boot, instance, source) && attempt < boot.attempt)
    // What ran is a boot of its own; what came after it is no retry of it.
    .filter(({ status }) => status !== 'running')
    .sort((a, b) => a.attempt - b.attempt);
  const [first] = earlier;
  const last = earlier.at(-1);
  if (first === undefined || last === undefined) return null;
  const costMs = boot.startedAtMs - first.startedAtMs;
  if (costMs <= 0 || !isWorth(subject, costMs)) return null;
  const which = earlier.length === 1 ? `attempt ${first.attempt}` : `${earlier.length} attempts`;
  return draftFinding(subject, {
    cause: 'earlier_attempts',
    headline: state`${duration(costMs)} went by with ${which} before this one${onHosts(earlier)}`,
    detail: joinStatements(earlier.map(describe), '; '),
    gist: state`lost with ${which} before it`,
    costMs,
    // Without a total the boot is measured from its own build on: what went before is no part of that.
    ...(boot.totalMs === null && { share: 0 }),
    evidence: earlier.flatMap(({ failure }) => failure?.event ?? []),
    related: earlier.map((attempt) => related(attempt, `attempt ${attempt.attempt}`, null)),
    alike: last.host === null ? null : { cloud: [last.cloud], host: [last.host], status: ['failed'] },
  });
}

function isSame(boot: Case['boot'], instance: string, source: string): boolean {
  return boot.instance === instance && boot.source === source;
}

function onHosts(earlier: readonly BootSummary[]): string {
  const hosts = [...new Set(earlier.flatMap(({ host }) => host ?? []))];
  return hosts.length === 0 ? '' : ` on ${hosts.join(', ')}`;
}

function describe({ attempt, status, failure, startedAtMs, endedAtMs }: BootSummary): Statement {
  const reason = failure === null ? status : failure.reason;
  return state`attempt ${count(attempt)} ended after ${duration(endedAtMs - startedAtMs)}: ${reason}`;
}
