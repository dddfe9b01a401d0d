import { hasEnough } from '../peers';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { count, duration, state } from './statement';
import { isSlowBoot, isWorth } from './yardstick';

/** A host's median this much above that of all peers is no chance. */
const SLOWER_BY = 1.25;

/** This host builds such boots more slowly than the others do. */
export function slowHost(subject: Case): Finding | null {
  const { boot, peers } = subject;
  if (peers === null || boot.host === null || !hasEnough(peers.onHost) || isSlowBoot(subject) !== true)
    return null;
  const onHost = peers.onHost.p50;
  const overall = peers.build.p50;
  if (onHost === null || overall === null || peers.onHost.n === peers.build.n) return null;
  const costMs = onHost - overall;
  if (onHost < SLOWER_BY * overall || !isWorth(subject, costMs)) return null;
  return draftFinding(subject, {
    cause: 'slow_host',
    headline: state`${boot.host} is slow: p50 of builds ${duration(onHost)} there, ${duration(overall)} on all hosts`,
    detail: state`${count(peers.onHost.n)} peers on this host of ${count(peers.build.n)}`,
    gist: state`usual for its slow host`,
    costMs,
    alike: { ...peers.filter, host: [boot.host] },
    advice: `Compare ${boot.host} with another host: disk, network to the image store, load.`,
  });
}
