import type { Event } from '../../event';

/** Days of the releases, by the tags of OpenNebula/one. */
const RELEASES: readonly (readonly [release: string, day: string])[] = [
  ['2.0', '2010-10-20'],
  ['3.0', '2011-09-29'],
  ['3.2', '2012-01-15'],
  ['3.4', '2012-04-09'],
  ['3.8', '2012-10-22'],
  ['4.0', '2013-05-07'],
  ['4.2', '2013-07-24'],
  ['4.4', '2013-11-27'],
  ['4.6', '2014-04-25'],
  ['4.8', '2014-08-11'],
  ['4.10', '2014-11-03'],
  ['4.12', '2015-03-09'],
  ['4.14', '2015-09-23'],
  ['5.0', '2016-06-14'],
  ['5.2', '2016-10-17'],
  ['5.4', '2017-07-20'],
  ['5.6', '2018-07-13'],
  ['5.8', '2019-02-25'],
  ['5.10', '2019-11-26'],
  ['5.12', '2020-06-15'],
  ['6.0', '2021-04-06'],
  ['6.2', '2021-10-29'],
  ['6.4', '2022-05-09'],
  ['6.6', '2022-12-21'],
  ['6.8', '2023-10-13'],
  ['6.10', '2024-08-26'],
  ['7.0', '2025-07-01'],
  ['7.2', '2026-04-03'],
  ['7.4', '2026-07-26'],
];

const INDEX = new Map(RELEASES.map(([release], index) => [release, index]));
const DAY_MS = RELEASES.map(([, day]) => Date.parse(day));

/** Releases that the evidence leaves possible, as indexes into the list of releases. */
interface Range {
  first: number;
  last: number;
}

/**
 * The releases that can have written the lines of a boot: each line's form has a first and a last release, and none is
 * younger than the line. Null where nothing but the date is known, or the lines contradict each other.
 */
export function releaseRange(
  events: readonly Event[],
  atMs: number,
): { since: string; until: string | null } | null {
  const range = rangeOf(events, atMs);
  if (range === null) return null;
  const isOpen = range.last === RELEASES.length - 1;
  const until = isOpen ? null : (RELEASES[range.last]?.[0] ?? null);
  return { since: RELEASES[range.first]?.[0] ?? '', until };
}

/**
 * Default interval of the scheduler, milliseconds, where the release is known well enough: 30 s to 5.12, 15 s in
 * 6.0–6.10 (SCHED_INTERVAL of sched.conf), a window of 10 s from 7.0 on (SCHED_MAX_WND_TIME of oned.conf).
 */
export function schedulerIntervalMs(events: readonly Event[], atMs: number): number | null {
  const range = rangeOf(events, atMs);
  if (range === null) return null;
  const intervalOf = (index: number) => {
    if (index < indexOf('6.0')) return 30_000;
    return index < indexOf('7.0') ? 15_000 : 10_000;
  };
  const interval = intervalOf(range.first);
  return interval === intervalOf(range.last) ? interval : null;
}

function rangeOf(events: readonly Event[], atMs: number): Range | null {
  const range: Range = { first: 0, last: DAY_MS.findLastIndex((dayMs) => dayMs <= atMs) };
  let isTold = false;
  for (const { attributes } of events) {
    const first = indexOf(attributes.releaseSince);
    const last = indexOf(attributes.releaseUntil);
    isTold ||= first >= 0 || last >= 0;
    if (first > range.first) range.first = first;
    if (last >= 0 && last < range.last) range.last = last;
  }
  return isTold && range.first <= range.last ? range : null;
}

function indexOf(release: unknown): number {
  return typeof release === 'string' ? (INDEX.get(release) ?? -1) : -1;
}
