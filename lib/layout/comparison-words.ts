import type { Boot } from '@/lib/domain/boot';
import type { ComparedRow } from '@/lib/domain/compare/compare-sides';
import type { ComparedSubject, SubjectsCompared } from '@/lib/domain/compare/compared-subject';
import { ENOUGH_PEERS } from '@/lib/domain/peers';
import { formatDuration, formatDurationChange } from './duration';
import { formatCountOf } from './quantity';
import { visibleText } from './visible-text';
import { phaseLabel } from './waterfall-subject';

/** A phase's name as people say it. */
export function rowLabel({ name }: Pick<ComparedRow, 'name'>): string {
  return phaseLabel({ name, key: name });
}

/** `web-7, attempt 2 of 3`, or `the median of its 412 peers`. */
export function subjectName(subject: ComparedSubject): string {
  if (subject.kind === 'peers') return `the median of its ${formatCountOf(subject.peers.n, 'peer')}`;
  const { displayName, instance, attempt, attempts } = subject.boot;
  const name = visibleText(displayName ?? instance);
  return attempts > 1 ? `${name}, attempt ${attempt} of ${attempts}` : name;
}

/** What the stamps of both sides can tell apart, milliseconds. */
export function resolutionOf({ a, b }: Pick<SubjectsCompared, 'a' | 'b'>): number {
  return Math.max(a.boot.clock.resolutionMs, b.boot.clock.resolutionMs);
}

const MOST_NAMED = 3;
/** What makes less of the difference is not worth a word. */
const LEAST_SHARE = 0.1;

/** The comparison in one line: which took longer, by how much, and what made most of it. */
export function comparisonVerdict(compared: SubjectsCompared): string {
  const { a, b, comparison } = compared;
  const { differenceMs } = comparison;
  const [one, other] = [capitalised(subjectName(a)), subjectName(b)];
  if (differenceMs === null) return `${one} and ${other}: there is no duration to compare`;
  const style = { resolutionMs: resolutionOf(compared) };
  const [ofA, ofB] = [comparison.a, comparison.b].map(({ durationMs }) =>
    formatDuration(durationMs ?? 0, style),
  );
  if (Math.abs(differenceMs) < Math.max(1, style.resolutionMs))
    return `${one} and ${other} took equally long: ${ofA}`;
  const word = differenceMs > 0 ? 'longer' : 'shorter';
  const causes = causesOf(comparison.rows, comparison.unaccountedMs, differenceMs).map(
    ([label, ms]) => `${label} ${formatDurationChange(ms, style)}`,
  );
  const why = causes.length > 0 ? `: ${causes.join(', ')}` : '';
  return `${one} took ${formatDuration(Math.abs(differenceMs), style)} ${word} than ${other} (${ofA} against ${ofB})${why}`;
}

function causesOf(
  rows: readonly ComparedRow[],
  unaccountedMs: number | null,
  differenceMs: number,
): [label: string, ms: number][] {
  const top = rows
    .filter(({ parent }) => parent === null)
    .map((row): [string, number] => [rowLabel(row), row.shareMs ?? 0]);
  return [...top, ['unaccounted', unaccountedMs ?? 0] satisfies [string, number]]
    .filter(([, ms]) => ms / differenceMs >= LEAST_SHARE)
    .sort(([, one], [, other]) => Math.abs(other) - Math.abs(one))
    .slice(0, MOST_NAMED);
}

/** What the reader must know before trusting the comparison, one sentence each. */
export function comparisonRemarks(compared: SubjectsCompared): string[] {
  const { a, b, starts, start } = compared;
  const coarse = resolutionOf(compared);
  return [
    ...sidesOf(compared).flatMap(([letter, { boot }]) => endRemark(letter, boot)),
    ...(starts.length === 0
      ? [
          `Their evidence does not begin alike (${a.boot.startBasis} and ${b.boot.startBasis}): each counts from its first moment.`,
        ]
      : []),
    ...(start === 'build' && !starts.includes('request')
      ? ['The request of one of them was not seen, so both count from the build’s beginning.']
      : []),
    ...(coarse >= 1000
      ? [
          `Stamps are ${formatDuration(coarse)} apart: differences of less than ${formatDuration(2 * coarse)} may be none.`,
        ]
      : []),
    ...[a, b].flatMap(peersRemark),
  ];
}

/** The boots of the two sides with their letters. */
function sidesOf({ a, b }: Pick<SubjectsCompared, 'a' | 'b'>): [letter: string, subject: ComparedSubject][] {
  const sides: [string, ComparedSubject][] = [
    ['A', a],
    ['B', b],
  ];
  return sides.filter(([, { kind }]) => kind === 'boot');
}

function peersRemark(subject: ComparedSubject): string[] {
  if (subject.kind !== 'peers') return [];
  const { n } = subject.peers;
  return n < ENOUGH_PEERS ? [`Only ${formatCountOf(n, 'peer')}: their median says little.`] : [];
}

function endRemark(letter: string, { status }: Boot): string[] {
  if (status === 'failed') return [`${letter} failed: it is compared up to where it did.`];
  if (status === 'booting') return [`${letter} still boots: it is compared as far as it has come.`];
  if (status === 'running' || status === 'deleted') return [];
  return [`The evidence of ${letter} begins or ends in mid-boot.`];
}

/** A sentence begins with it where it is ours; a name stays as it is. */
function capitalised(name: string): string {
  return name.startsWith('the median of its') ? `T${name.slice(1)}` : name;
}
