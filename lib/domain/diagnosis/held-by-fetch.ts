import type { Boot } from '../boot';
import { hasEnough } from '../peers';
import { bootsOfHostThen } from './alike';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { coveredMs, type Interval, overlapMs } from './intervals';
import { fetchesOf, intervalOf, type NeighbourFetch, nameOf, related } from './neighbours';
import { count, duration, joinStatements, type Statement, state } from './statement';
import { evidenceOf, isSlowBoot, isWorth } from './yardstick';

/** Phases of the compute host before a boot comes to its image, in order. */
const BEFORE_IMAGE = [
  'dispatch',
  'build_lock_wait',
  'build_semaphore_wait',
  'build_setup',
  'claim',
  'allocate',
  'block_devices',
];
const IMAGE = ['image', 'disk', 'prepare'];
const SHARE_ELSE = 0.15;
const SHARE_IF_SLOW = 0.05;
const SHARE_ALONE = 0.1;
const LEAST_ALONE_MS = 1000;

/**
 * Another boot's fetch on the host held this one up before it came to its image: while nova-compute copies an image its
 * other builds stand still, so that a boot of a cold burst can sit before its claim and find the image there afterwards.
 * By its log such a boot is warm. (29 of 53 boots of cold bursts on a recorded Zed cloud.)
 */
export function heldByFetch(subject: Case): Finding | null {
  const { boot } = subject;
  const before = beforeImage(boot);
  if (before === null) return null;
  const fetches = fetchesOf(subject).filter((fetch) => overlapMs(fetch, before) > 0);
  const heldMs = coveredMs(before, fetches);
  const costMs = Math.min(heldMs, before.toMs - before.fromMs - usualMs(subject));
  if (fetches.length === 0 || !isNotable(subject, costMs)) return null;
  const [longest] = [...fetches].sort((a, b) => overlapMs(b, before) - overlapMs(a, before));
  if (longest === undefined) return null;
  return draftFinding(subject, {
    cause: 'held_by_fetch',
    headline: state`Held ${duration(costMs)} before its ${heldAt(boot)}: ${nameOf(longest.boot)} was fetching an image on ${boot.host ?? 'its host'} then`,
    detail: detailOf(boot, longest, fetches, before),
    gist: state`held up by another boot's image fetch on the host`,
    costMs,
    phase: longestBefore(boot)?.key ?? null,
    explains: [...BEFORE_IMAGE, 'claim_lock_wait'],
    evidence: [
      ...new Set([
        ...evidenceOf(subject, ...BEFORE_IMAGE, 'claim_lock_wait'),
        ...fetches.flatMap(({ phase }) => phase.evidence),
      ]),
    ],
    related: leaders(fetches),
    alike: bootsOfHostThen(subject),
    advice:
      'The image was cold on this host: pre-cache it (Ussuri or later: openstack aggregate cache image <aggregate> <image>) or keep one long-lived instance of it there before many boots at once.',
  });
}

function isNotable(subject: Case, costMs: number): boolean {
  // Its evidence is a proof, not a comparison: less of the boot will do than for a mere long wait.
  if (!hasEnough(subject.peers)) return costMs >= LEAST_ALONE_MS && isWorth(subject, costMs, SHARE_ALONE);
  return isWorth(subject, costMs, isSlowBoot(subject) === false ? SHARE_ELSE : SHARE_IF_SLOW);
}

/** From the message to the host, else the first thing it did, to the image step; null where it never came to the host. */
function beforeImage(boot: Boot): Interval | null {
  const first = boot.phases.find(({ name }) => BEFORE_IMAGE.includes(name));
  if (first === undefined) return null;
  const image = boot.phases.find(({ name }) => IMAGE.includes(name));
  const last = boot.phases.filter(({ name }) => BEFORE_IMAGE.includes(name)).at(-1) ?? first;
  const toMs = image ? intervalOf(boot, image).fromMs : intervalOf(boot, last).toMs;
  return { fromMs: intervalOf(boot, first).fromMs, toMs };
}

function usualMs({ peers }: Case): number {
  if (peers === null || !hasEnough(peers)) return 0;
  return BEFORE_IMAGE.reduce((sum, name) => sum + (peers.phases[name]?.p50 ?? 0), 0);
}

function longestBefore(boot: Boot) {
  return boot.phases
    .filter(({ name }) => BEFORE_IMAGE.includes(name))
    .sort((a, b) => b.durationMs - a.durationMs)[0];
}

/** The step that most of the time passed in. */
function heldAt(boot: Boot): string {
  const name = longestBefore(boot)?.name;
  if (name === 'claim' || name === 'build_setup') return 'claim was done';
  if (name === 'allocate' || name === 'block_devices') return 'image step';
  return 'build began';
}

function detailOf(
  boot: Boot,
  longest: NeighbourFetch,
  fetches: readonly NeighbourFetch[],
  before: Interval,
): Statement {
  const others = new Set(fetches.map((fetch) => fetch.boot.id)).size - 1;
  const afterMs = before.toMs - longest.toMs;
  const isWarm = boot.cache.state === 'warm';
  return joinStatements(
    [
      state`its fetch overlaps ${duration(overlapMs(longest, before))} of the wait`,
      others > 0
        ? state`${count(others)} more ${others === 1 ? 'boot was' : 'boots were'} fetching, too`
        : null,
      isWarm && afterMs >= 0
        ? state`by its own log this boot is warm: it came to its image ${duration(afterMs)} after that and found it there`
        : null,
    ],
    '; ',
  );
}

function leaders(fetches: readonly NeighbourFetch[]) {
  // The first fetch of each boot: its conversion comes later.
  const byBoot = new Map([...fetches].reverse().map((fetch) => [fetch.boot.id, fetch]));
  return [...byBoot.values()].map((fetch) => related(fetch.boot, 'fetched an image', fetch.phase));
}
