import type { Boot } from '../../boot';
import type { Event } from '../../event';
import { hostImageSubject, instanceSubject, type Subject, subjectOf } from '../../subject';
import { bootClock } from '../boot-clock';
import { bootDurationMs } from '../boot-duration';
import { type BootIdentity, bootSkeleton } from '../boot-skeleton';
import { elapsedMs } from '../elapsed-ms';
import { momentsOf } from '../moments';
import { buildPhases, type PhaseDraft } from '../phase-builder';
import { postedPhases } from '../posted/posted-phases';
import { unaccountedMs } from '../unaccounted';
import type { AttemptView } from './attempt-view';
import { cacheVerdict } from './cache';
import { reportedDurations } from './checks';
import { claimPhases } from './claim-phases';
import { imagePhases } from './image-phases';
import { launchPhases } from './launch-phases';
import { resourcePhases } from './network-phases';
import { novaNotes } from './notes';
import { requestPhases } from './request-phases';
import { draftsOf } from './section';
import type { Start } from './start';
import { at, type Bound } from './timeline';

/** The boot of an attempt; `attempts` is the number of them. */
export function novaBoot(identity: BootIdentity, view: AttemptView, attempts: number): Boot {
  const { outcome, facts } = view;
  const drafts = draftsOfView(view);
  const shown = shownMoments(view);
  const start = startOf(view, [
    ...drafts.map((draft) => draft.startAtMs),
    ...shown.map((event) => event.atMs),
  ]);
  const endedAtMs = Math.max(
    outcome.endedAtMs,
    start.atMs,
    ...view.postedPhases.map((event) => event.endMs ?? event.atMs),
  );
  const skeleton = bootSkeleton(identity, { startedAtMs: start.atMs, startBasis: start.basis, endedAtMs });
  const phases = buildPhases(drafts, start.atMs);
  const reported = reportedDurations(view.compute);
  const host = hostOfBoot(view);
  const events = [...view.controller.events, ...view.compute.events];
  return {
    ...skeleton,
    attempts,
    requestId: events.find((event) => event.requestId !== null)?.requestId ?? null,
    displayName: facts.displayName,
    status: outcome.status,
    image: facts.image,
    flavor: facts.flavor,
    host,
    cache: cacheVerdict(view),
    runningAtMs: outcome.runningAtMs,
    totalMs: durationFrom(view.request, view),
    buildMs: durationFrom(view.build, view),
    buildStartMs: view.build === null ? null : elapsedMs(start.atMs, view.build.atMs),
    phases,
    moments: momentsOf(shown, start.atMs),
    unaccountedMs: unaccountedMs(phases, elapsedMs(start.atMs, endedAtMs)),
    reported,
    failure: outcome.failure,
    clock: bootClock([...start.events, ...(at(outcome.ran)?.events ?? [])], view.skewMs),
    notes: novaNotes(view, phases, reported),
    attributes: facts.attributes,
    subjects: subjectsOf(identity, view, host),
  };
}

function draftsOfView(view: AttemptView): PhaseDraft[] {
  const { outcome, compute, controller, facts } = view;
  const running =
    outcome.ran === null || outcome.runningAtMs === null
      ? null
      : { atMs: outcome.runningAtMs, events: [outcome.ran] };
  const sections = [
    ...requestPhases(controller, compute),
    ...claimPhases(compute),
    ...resourcePhases(compute),
    ...imagePhases(compute, facts.image?.cacheKey ?? null),
    ...launchPhases(compute, running),
  ];
  const drafts = draftsOf(sections, openUntilMs(view));
  return [...drafts, ...postedPhases(view.postedPhases, drafts)];
}

/** Nothing lies before the start, unless the clocks of two hosts disagree: then stamps stay as they are. */
function startOf({ start, skewMs }: AttemptView, momentsMs: readonly number[]): Start {
  const firstMs = Math.min(...momentsMs);
  if (skewMs !== null || !(firstMs < start.atMs)) return start;
  return { ...start, basis: 'first_event', atMs: firstMs };
}

/** A boot that ran, or whose end is unknown, is in no phase any more. */
function openUntilMs({ outcome }: AttemptView): number | null {
  if (outcome.status === 'running' || outcome.status === 'partial') return null;
  return outcome.brokenAtMs ?? outcome.endedAtMs;
}

/** A duration is known only of a boot that ran. */
function durationFrom(from: Bound | null, { outcome }: AttemptView): number | null {
  if (from === null || outcome.runningAtMs === null || outcome.status !== 'running') return null;
  return bootDurationMs(from.atMs, outcome.runningAtMs);
}

/** The hypervisor's own events repeat the lifecycle lines and only serve to check the zone. */
function shownMoments(view: AttemptView): Event[] {
  const { endedAtMs } = view.outcome;
  return [...view.controller.events, ...view.compute.events, ...view.attempt.aftermath].filter(
    (event) => event.name !== 'lifecycle_emitted' && event.atMs <= endedAtMs,
  );
}

function hostOfBoot({ attempt, controller, facts }: AttemptView): string | null {
  const { node } = facts.attributes;
  const assigned = controller.find('host_assigned') ?? controller.find('host_selected');
  return attempt.host ?? (typeof node === 'string' ? node : null) ?? assigned?.attributes.targetHost ?? null;
}

function subjectsOf(identity: BootIdentity, view: AttemptView, host: string | null): Subject[] {
  const cacheKey = view.facts.image?.cacheKey;
  const events = [...view.controller.events, ...view.compute.events, ...view.postedPhases];
  const subjects = [
    instanceSubject(identity.source, identity.instance),
    ...events.map(subjectOf),
    ...(host === null || cacheKey === undefined ? [] : [hostImageSubject(host, cacheKey)]),
  ];
  return [...new Set(subjects)].sort();
}
