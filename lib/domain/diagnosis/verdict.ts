import type { Boot } from '../boot';
import { hasEnough, type PeerReport } from '../peers';
import { comparison } from './comparison';
import { lengthOf } from './diagnose';
import type { Finding } from './finding';
import { count, duration, joinStatements, type Statement, state } from './statement';

/** From this part of the boot on the most costly finding belongs into the verdict. */
const WORTH_NAMING = 0.1;

/** A boot in one line: how long, how that compares, and what took most of it. */
export function verdictOf(boot: Boot, findings: readonly Finding[], peers: PeerReport | null): Statement {
  const [first] = findings;
  const most =
    first !== undefined && first.share >= WORTH_NAMING
      ? state`${duration(first.costMs)} of it ${first.gist}`
      : null;
  return joinStatements([joinStatements([outcomeOf(boot), standing(boot, peers)], ', '), most], '; ');
}

function outcomeOf(boot: Boot): Statement {
  const length = duration(lengthOf(boot));
  switch (boot.status) {
    case 'running':
      return boot.totalMs === null && boot.buildMs !== null
        ? state`build ${duration(boot.buildMs)}`
        : state`${length}`;
    case 'failed':
      return state`failed after ${length}${boot.failure === null ? '' : `: ${boot.failure.reason}`}`;
    case 'deleted':
      return state`deleted after ${length}`;
    case 'booting':
      return state`still booting, ${length} seen`;
    case 'partial':
      return state`only a part of it is in the evidence`;
  }
}

function standing(boot: Boot, peers: PeerReport | null): Statement | null {
  if (boot.status !== 'running' || peers === null) return null;
  const rank = boot.totalMs === null ? peers.build : peers.total;
  if (!hasEnough(rank)) return fewPeers(rank.n);
  return rank.faster === null ? null : comparison(rank.faster, rank.n);
}

function fewPeers(n: number): Statement {
  if (n === 0) return state`no peer to compare with`;
  return state`only ${count(n)} ${n === 1 ? 'peer' : 'peers'} to compare with`;
}
