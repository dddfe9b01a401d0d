import type { Phase, ReportedDuration } from '../../boot';
import { bootClock, clockNotes } from '../boot-clock';
import { elapsedMs } from '../elapsed-ms';
import type { AttemptView } from './attempt-view';
import { disagreements } from './checks';
import { hasBeginning } from './outcome';
import { skewNotes } from './skew';
import { at } from './timeline';
import { zoneErrorMs, zoneErrorNotes } from './zone-check';

/** What the reader must know of a boot's evidence, one sentence each. */
export function novaNotes(
  view: AttemptView,
  phases: readonly Phase[],
  reported: readonly ReportedDuration[],
): string[] {
  return [
    ...outcomeNotes(view),
    ...attemptNotes(view),
    ...startNotes(view),
    ...divisionNotes(phases),
    ...disagreements(reported),
    ...stampNotes(view),
    ...skewNotes(view.skewMs),
  ];
}

function outcomeNotes({ attempt, outcome }: AttemptView): string[] {
  if (outcome.status === 'failed' && !hasBeginning(attempt))
    return ['The evidence begins in mid-boot: what came before the failure is not known.'];
  if (outcome.status !== 'partial') return [];
  if (outcome.ran !== null || attempt.leftBy === null)
    return ['The evidence begins in mid-boot: its durations mean nothing.'];
  const operation = attempt.leftBy.attributes.operation ?? 'another operation';
  return [`The boot's end is not in the evidence: ${operation} came after it.`];
}

function attemptNotes({ earlier, instances, request, start }: AttemptView): string[] {
  const notes: string[] = [];
  if (instances > 1) {
    notes.push(
      `Its request makes ${instances} instances: API and scheduling are shared by all of them, and lines that name no instance are shown only where they are surely this one's.`,
    );
  }
  const isRetry = earlier.some((attempt) => attempt.ran === null);
  if (isRetry && request !== null && request.atMs < start.atMs) {
    const beforeSeconds = (elapsedMs(request.atMs, start.atMs) / 1000).toFixed(2);
    const tries = earlier.length === 1 ? 'attempt 1' : `the ${earlier.length} attempts before it`;
    notes.push(
      `Total counts from the request: it includes ${beforeSeconds} s before this attempt, with ${tries}.`,
    );
  }
  return notes;
}

function startNotes({ request, build, compute }: AttemptView): string[] {
  const notes: string[] = [];
  if (request === null)
    notes.push(
      'No API line or action was seen: the time before the compute host, and so the total, is unknown.',
    );
  if (build?.basis === 'took' && compute.find('build_started') === null) {
    notes.push(
      'The line that begins the build was not seen: its beginning is counted back from `Took … to build`.',
    );
  }
  return notes;
}

function divisionNotes(phases: readonly Phase[]): string[] {
  const isUndivided = phases.some((phase) => phase.name === 'allocate' || phase.name === 'prepare');
  return isUndivided
    ? ['Only INFO lines were seen of some phases: what only DEBUG tells apart is shown undivided.']
    : [];
}

function stampNotes({ start, outcome, compute }: AttemptView): string[] {
  const clock = bootClock([...start.events, ...(at(outcome.ran)?.events ?? [])]);
  const errorMs = zoneErrorMs(compute);
  const notes = clockNotes(errorMs === null ? clock : { ...clock, basis: 'stamped' });
  return [...notes, ...zoneErrorNotes(errorMs, clock.zone)];
}
