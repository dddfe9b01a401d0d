import type { Boot, Phase } from '@/lib/domain/boot';
import type { BootDetail, BootSummary } from '@/lib/domain/boot-summary';
import type { Event } from '@/lib/domain/event';
import { isoInstant, isoInstantOrNull, roundMs, roundMsOrNull } from './figures';

/** A boot of a list: no evidence lines, no moments. Milliseconds everywhere. */
export function toBootSummaryJson(boot: BootSummary) {
  return {
    ...headOf(boot),
    phases: boot.phases.map(phaseHeadOf),
    phaseCount: boot.phaseCount ?? boot.phases.length,
    unaccountedMs: roundMs(boot.unaccountedMs),
    links: linksOf(boot),
  };
}

/** A boot with the lines that prove it. */
export function toBootJson({ boot, events, siblings }: BootDetail) {
  const lines = new Map(events.map((event) => [event.id, toEvidenceJson(event)]));
  const evidenceOf = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const line = lines.get(id);
      return line ? [line] : [];
    });
  const head = headOf(boot);
  return {
    ...head,
    cache: { ...head.cache, evidence: evidenceOf(boot.cache.evidence) },
    phases: boot.phases.map((phase) => ({ ...phaseHeadOf(phase), evidence: evidenceOf(phase.evidence) })),
    unaccountedMs: roundMs(boot.unaccountedMs),
    moments: boot.moments.map(({ name, atMs, event }) => ({
      name,
      atMs: roundMs(atMs),
      at: isoInstant(boot.startedAtMs + atMs),
      event,
    })),
    reported: boot.reported.map(({ name, reportedMs, assembledMs, event }) => ({
      name,
      reportedMs: roundMs(reportedMs),
      assembledMs: roundMs(assembledMs),
      event,
    })),
    notes: boot.notes,
    attributes: boot.attributes,
    related: siblings.map((sibling) => relatedOf(sibling, boot)),
    links: linksOf(boot),
  };
}

export type BootJson = ReturnType<typeof toBootJson>;
export type BootSummaryJson = ReturnType<typeof toBootSummaryJson>;
export type EvidenceJson = ReturnType<typeof toEvidenceJson>;

/** One line of evidence. */
function toEvidenceJson({ id, atMs, name, line, origin, host }: Event) {
  return { id, at: isoInstant(atMs), name, line, host, path: origin.path, offset: origin.offset };
}

function headOf(boot: BootSummary) {
  return {
    id: boot.id,
    source: boot.source,
    cloud: boot.cloud,
    instance: boot.instance,
    attempt: boot.attempt,
    attempts: boot.attempts,
    requestId: boot.requestId,
    displayName: boot.displayName,
    status: boot.status,
    image: boot.image,
    flavor: boot.flavor,
    host: boot.host,
    cache: { state: boot.cache.state, basis: boot.cache.basis, reason: boot.cache.reason },
    startedAt: isoInstant(boot.startedAtMs),
    runningAt: isoInstantOrNull(boot.runningAtMs),
    endedAt: isoInstant(boot.endedAtMs),
    totalMs: roundMsOrNull(boot.totalMs),
    buildMs: roundMsOrNull(boot.buildMs),
    buildStartMs: roundMsOrNull(boot.buildStartMs),
    startBasis: boot.startBasis,
    clock: boot.clock,
    failure: boot.failure,
  };
}

function phaseHeadOf(phase: Phase) {
  return {
    key: phase.key,
    name: phase.name,
    stage: phase.stage,
    kind: phase.kind,
    startMs: roundMs(phase.startMs),
    durationMs: roundMs(phase.durationMs),
    parent: phase.parent,
    concurrent: phase.concurrent,
    open: phase.open,
  };
}

function relatedOf(sibling: BootSummary, boot: Boot) {
  return {
    id: sibling.id,
    relation: sibling.instance === boot.instance ? ('attempt' as const) : ('request' as const),
    instance: sibling.instance,
    attempt: sibling.attempt,
    status: sibling.status,
    host: sibling.host,
    startedAt: isoInstant(sibling.startedAtMs),
    links: linksOf(sibling),
  };
}

function linksOf({ id }: Pick<Boot, 'id'>) {
  return { self: `/api/v1/boots/${id}`, page: `/boots/${id}` };
}
