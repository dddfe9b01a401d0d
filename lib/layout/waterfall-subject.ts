import type { Boot, Moment, Phase } from '@/lib/domain/boot';
import { findEventKind } from '@/lib/domain/catalogue/events';
import { findPhaseKind } from '@/lib/domain/catalogue/phases';

export interface LabelledPhase extends Phase {
  /** As people say it. */
  label: string;
}

export interface LabelledMoment extends Moment {
  /** As people say it. */
  label: string;
  /** Worth a label in the lane of moments; the others are ticks there and rows in the table. */
  named: boolean;
}

/** What the waterfall draws of a boot, with the words of the catalogue filled in, so that the browser needs none of it. */
export interface WaterfallSubject {
  phases: LabelledPhase[];
  moments: LabelledMoment[];
  /** Milliseconds from the boot's start to the last moment known of it. */
  lengthMs: number;
  /** Milliseconds after the start at which the boot failed, or null. */
  failedMs: number | null;
  failureReason: string | null;
}

/** The moments by which people tell a boot: four of OpenNebula, nine of Nova. */
const MARKERS = new Set([
  'pending',
  'prolog',
  'boot',
  'running',
  'lock_acquired',
  'resources_claimed',
  'network_started',
  'ip_allocated',
  'qemu_img_create',
  'network_info_retrieved',
  'vm_started',
  'vif_plugged',
  'build_complete',
]);

/** Turns a boot into what is drawn of it. A name that is in no catalogue is shown as it was posted. */
export function toWaterfallSubject(
  boot: Pick<Boot, 'phases' | 'moments' | 'startedAtMs' | 'endedAtMs' | 'status' | 'failure'>,
): WaterfallSubject {
  const lengthMs = Math.max(0, boot.endedAtMs - boot.startedAtMs);
  return {
    phases: boot.phases.map((phase) => ({ ...phase, label: phaseLabel(phase) })),
    moments: boot.moments.map((moment) => ({
      ...moment,
      label: eventLabel(moment.name),
      named: MARKERS.has(moment.name) || findEventKind(moment.name) === null,
    })),
    lengthMs,
    failedMs: boot.status === 'failed' ? failedMs(boot, lengthMs) : null,
    failureReason: boot.failure?.reason ?? null,
  };
}

function failedMs(boot: Pick<Boot, 'moments' | 'failure'>, lengthMs: number): number {
  return boot.moments.find((moment) => moment.event === boot.failure?.event)?.atMs ?? lengthMs;
}

/** A phase as people say it, with its number if the boot has several of the name. */
export function phaseLabel(phase: Pick<Phase, 'name' | 'key'>): string {
  const label = findPhaseKind(phase.name)?.label ?? phase.name;
  const nth = phase.key.startsWith(`${phase.name}#`) ? phase.key.slice(phase.name.length + 1) : null;
  return nth ? `${label} (${nth})` : label;
}

/** An event's name as people say it. */
export function eventLabel(name: string): string {
  return findEventKind(name)?.label ?? name;
}
