import type { ReportedDuration } from '../../boot';
import { elapsedMs } from '../elapsed-ms';
import { at, atFirst, type Bound, type Timeline } from './timeline';

/** `Took` is printed to 10 ms; what is further than this from what the lines allow needs a word. */
const DISAGREEMENT_MS = 100;

/**
 * The figures that the log states of itself, held against its other lines. Nova starts the build's clock somewhere
 * between `Starting instance...` and the claim, the spawn's between `Start spawning` and `Creating image`: `assembledMs`
 * is the length nearest to the figure that these lines allow.
 */
export function reportedDurations(compute: Timeline): ReportedDuration[] {
  const claim = atFirst(
    compute,
    'claim_lock_requested',
    'claim_lock_acquired',
    'claim_started',
    'resources_claimed',
  );
  return [
    ...reportedDuration('build', compute, 'build_complete', [at(compute.find('build_started')), claim]),
    ...reportedDuration('spawn', compute, 'spawn_complete', [
      at(compute.find('spawn_started')),
      at(compute.find('image_started')),
    ]),
  ];
}

/** One sentence for each figure that disagrees with the other lines by more than 0.1 s. */
export function disagreements(reported: readonly ReportedDuration[]): string[] {
  return reported
    .filter(({ reportedMs, assembledMs }) => Math.abs(reportedMs - assembledMs) > DISAGREEMENT_MS)
    .map(
      ({ name, reportedMs, assembledMs }) =>
        `The log says that the ${name} took ${seconds(reportedMs)} s, by its lines it took ${seconds(assembledMs)} s.`,
    );
}

/** `bounds`: the lines before and after the start of the clock; one that is missing allows anything. */
function reportedDuration(
  name: ReportedDuration['name'],
  compute: Timeline,
  endName: string,
  bounds: readonly [Bound | null, Bound | null],
): ReportedDuration[] {
  const end = compute.all(endName).find((event) => event.attributes.tookMs !== undefined);
  const reportedMs = end?.attributes.tookMs;
  const [earliest, latest] = bounds;
  if (end === undefined || reportedMs === undefined || (earliest === null && latest === null)) return [];
  const longestMs = earliest === null ? Infinity : end.atMs - earliest.atMs;
  const shortestMs = latest === null ? 0 : end.atMs - latest.atMs;
  const assembledMs = Math.max(shortestMs, Math.min(longestMs, reportedMs));
  return [
    { name, reportedMs: elapsedMs(0, reportedMs), assembledMs: elapsedMs(0, assembledMs), event: end.id },
  ];
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}
