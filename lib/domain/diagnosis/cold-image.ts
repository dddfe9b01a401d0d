import type { Boot } from '../boot';
import type { BootSummary } from '../boot-summary';
import { coldBootsOfImage } from './alike';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { intervalOf, nameOf, neighboursIn, related } from './neighbours';
import { bytes, duration, joinStatements, rate, type Statement, state } from './statement';
import {
  evidenceOf,
  isSlowBoot,
  isWorth,
  leastShareOfCold,
  longestPhase,
  measurePhase,
  peersSay,
} from './yardstick';

/** What of a cold boot is in no phase of its own where only INFO is logged, narrowest first. */
const UNDIVIDED = ['image', 'disk', 'prepare', 'prolog', 'prolog_boot'];

/** From this size on the image itself is worth work. */
const LARGE_BYTES = 1e9;

const KEEP_CACHED =
  'Keep one long-lived instance of this image on each host, so that its base file stays cached; or pre-cache it (Ussuri or later): openstack aggregate cache image <aggregate> <image>.';
const SHRINK = 'Make the image no larger than it needs to be: virt-sparsify, virt-sysprep.';

/** The image was not on the host: this boot fetched it, or waited for the boot that did. A warm boot spends nothing on it. */
export function coldImage(subject: Case): Finding | null {
  const { state: cache } = subject.boot.cache;
  if (cache === 'follower') return waitedForLeader(subject);
  return cache === 'cold' ? (fetchedItself(subject) ?? fetchedUnseen(subject)) : null;
}

function fetchedItself(subject: Case): Finding | null {
  const fetchMs = measurePhase(subject, 'image_fetch')?.ownMs ?? 0;
  const convertMs = measurePhase(subject, 'image_convert')?.ownMs ?? 0;
  const costMs = fetchMs + convertMs;
  if (costMs === 0 || !isWorth(subject, costMs, leastShareOfCold(subject))) return null;
  const fetch = longestPhase(subject, 'image_fetch') ?? longestPhase(subject, 'image_convert');
  const measure = measurePhase(subject, 'image_fetch');
  const parts = [
    transferred(subject.boot, fetchMs),
    fetchMs > 0 && convertMs > 0 ? state`fetch ${duration(fetchMs)}, convert ${duration(convertMs)}` : null,
    measure && fetchMs > 0 ? prefixed('fetch of cold ', peersSay(measure)) : null,
  ];
  return draftFinding(subject, {
    cause: 'cold_image',
    headline: state`Image fetched cold: ${duration(costMs)}`,
    detail: joinStatements(parts, '; '),
    gist: state`fetching the image cold`,
    costMs,
    phase: fetch?.key ?? null,
    explains: ['image_fetch', 'image_convert', 'image'],
    evidence: evidenceOf(subject, 'image_fetch', 'image_convert'),
    alike: coldBootsOfImage(subject),
    advice: adviceFor(subject.boot),
  });
}

function transferred({ image }: Boot, fetchMs: number): Statement | null {
  const size = image?.sizeBytes;
  if (size === undefined) return null;
  return fetchMs > 0 ? state`${bytes(size)} at ${rate(size / (fetchMs / 1000))}` : state`${bytes(size)}`;
}

function prefixed(words: string, statement: Statement): Statement | null {
  return statement.length === 0 ? null : [words, ...statement];
}

function adviceFor({ source, image }: Boot): string | null {
  if (source !== 'nova') return SHRINK;
  return (image?.sizeBytes ?? 0) >= LARGE_BYTES ? `${KEEP_CACHED} ${SHRINK}` : KEEP_CACHED;
}

/** The verdict says cold, but no phase divides the fetch from what was done after it. */
function fetchedUnseen(subject: Case): Finding | null {
  const name = UNDIVIDED.find((each) => longestPhase(subject, each) !== null);
  const phase = name === undefined ? null : longestPhase(subject, name);
  if (name === undefined || phase === null || isSlowBoot(subject) === false) return null;
  if (!isWorth(subject, phase.durationMs)) return null;
  const basis = subject.boot.cache.basis;
  return draftFinding(subject, {
    cause: 'cold_image',
    headline: state`Image not on the host (${basis}): ${duration(phase.durationMs)} in the phase that fetched it`,
    detail: joinStatements(
      [transferredSize(subject.boot), state`how much of it was the fetch is not logged`],
      '; ',
    ),
    gist: state`in the phase that fetched the image cold`,
    costMs: phase.durationMs,
    phase: phase.key,
    explains: [name],
    evidence: [...new Set([...phase.evidence, ...subject.boot.cache.evidence])],
    alike: coldBootsOfImage(subject),
    advice: adviceFor(subject.boot),
  });
}

function transferredSize({ image }: Boot): Statement | null {
  return image?.sizeBytes === undefined ? null : state`${bytes(image.sizeBytes)}`;
}

function waitedForLeader(subject: Case): Finding | null {
  const { boot } = subject;
  const wait = longestPhase(subject, 'image_lock_wait');
  if (wait === null || !isWorth(subject, wait.durationMs, leastShareOfCold(subject))) return null;
  const leader = leaderOf(subject, wait.key);
  const fetch = leader?.phases.find(({ name }) => name === 'image_fetch') ?? null;
  const convert = leader?.phases.find(({ name }) => name === 'image_convert') ?? null;
  const who = leader === null ? 'another boot' : nameOf(leader);
  return draftFinding(subject, {
    cause: 'cold_image',
    headline: state`Waited ${duration(wait.durationMs)} for the image that ${who} was fetching`,
    detail: joinStatements(
      [
        transferred(boot, fetch?.durationMs ?? 0),
        fetch === null ? null : state`its fetch ${duration(fetch.durationMs)}`,
        convert === null ? null : state`its convert ${duration(convert.durationMs)}`,
        leader === null ? state`the boot that fetched it is not in the evidence` : null,
      ],
      '; ',
    ),
    gist: state`waiting for another boot to fetch the image`,
    costMs: wait.durationMs,
    phase: wait.key,
    explains: ['image_lock_wait', 'image'],
    evidence: [...wait.evidence, ...(fetch?.evidence ?? [])],
    related: leader === null ? [] : [related(leader, 'fetched the image', fetch)],
    alike: coldBootsOfImage(subject),
    advice: adviceFor(boot),
  });
}

/** The boot that was fetching the same image on the host for most of the wait. */
function leaderOf(subject: Case, waitKey: string): BootSummary | null {
  const { boot } = subject;
  const wait = boot.phases.find(({ key }) => key === waitKey);
  if (wait === undefined) return null;
  const names = ['image_fetch', 'image_convert'];
  const fetching = neighboursIn(subject, names, intervalOf(boot, wait));
  return fetching.find((other) => isSameImage(boot, other.boot))?.boot ?? null;
}

function isSameImage(a: Pick<Boot, 'image'>, b: Pick<Boot, 'image'>): boolean {
  const { cacheKey, id } = a.image ?? {};
  if (cacheKey !== undefined) return cacheKey === b.image?.cacheKey;
  return id !== undefined && id === b.image?.id;
}
