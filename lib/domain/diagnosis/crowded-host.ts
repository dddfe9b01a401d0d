import { hasEnough } from '../peers';
import { bootsOfHostThen } from './alike';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { buildingIn, buildOf, related } from './neighbours';
import { count, duration, state } from './statement';
import { isSlowBoot, isWorth } from './yardstick';

/** From so many others at once the host's disk, network and locks are shared by a crowd. */
const CROWD = 4;
const NAMED = 5;
const LEAST_SHARE = 0.15;

/** Many boots at once on the host, where that is all there is to explain a slow build. */
export function crowdedHost(subject: Case, found: readonly Finding[]): Finding | null {
  const { boot, peers } = subject;
  const build = buildOf(boot);
  if (build === null || peers === null || !hasEnough(peers.build) || isSlowBoot(subject) !== true)
    return null;
  const others = buildingIn(subject, build);
  if (others.length < CROWD || boot.buildMs === null || peers.build.p50 === null) return null;
  const explainedMs = found.reduce((sum, finding) => sum + finding.costMs, 0);
  const costMs = boot.buildMs - peers.build.p50 - explainedMs;
  if (!isWorth(subject, costMs, LEAST_SHARE)) return null;
  const host = boot.host ?? 'the host';
  return draftFinding(subject, {
    cause: 'concurrent_boots',
    headline: state`${count(others.length)} other boots were building on ${host} at the same time: build ${duration(costMs)} longer than usual beside what is named here`,
    detail: state`build ${duration(boot.buildMs)}, p50 of peers ${duration(peers.build.p50)}`,
    gist: state`beside ${count(others.length)} other boots on its host`,
    costMs,
    related: others.slice(0, NAMED).map((other) => related(other, 'was building', null)),
    alike: bootsOfHostThen(subject),
    advice: 'Spread boots that are asked for at once over more hosts, or over time.',
  });
}
