import type { Event } from '../../event';
import { elapsedMs } from '../elapsed-ms';
import { queueStart, requestStart } from './start';
import { at, atFirst, type Bound, type Timeline } from './timeline';

/** Less than this is the jitter of clocks that NTP keeps. */
const NOTED_MS = 100;

/**
 * How far at least the compute host's clock is ahead of the controller's, milliseconds, negative where it is behind: by
 * as much as an effect on one precedes its cause on the other. Null where nothing contradicts equal clocks.
 */
export function clockSkewMs(
  controller: Timeline,
  compute: Timeline,
  fatal: Event | null,
  aftermath: readonly Event[],
): number | null {
  const behindMs = Math.max(
    violationMs(requestStart(controller), pickedUp(compute)),
    violationMs(atFirst(controller, 'host_assigned', 'host_selected'), pickedUp(compute)),
    violationMs(vifReported(compute), atFirst(compute, 'vif_plugged')),
  );
  const aheadMs = violationMs(at(fatal), at(aftermath[0] ?? null));
  if (behindMs === 0 && aheadMs === 0) return null;
  return aheadMs > behindMs ? aheadMs : elapsedMs(0, -behindMs);
}

/** What to say of a skew that is more than jitter. */
export function skewNotes(skewMs: number | null): string[] {
  if (skewMs === null || Math.abs(skewMs) < NOTED_MS) return [];
  const seconds = (Math.abs(skewMs) / 1000).toFixed(2);
  const direction = skewMs > 0 ? 'ahead of' : 'behind';
  return [
    `The compute host's clock is at least ${seconds} s ${direction} the controller's: effects are stamped before their causes. Stamps are shown as logged.`,
  ];
}

function violationMs(cause: Bound | null, effect: Bound | null): number {
  if (cause === null || effect === null) return 0;
  const events = [...cause.events, ...effect.events];
  const resolutionMs = Math.max(...events.map((event) => event.clock.resolutionMs));
  const leadMs = elapsedMs(effect.atMs, cause.atMs);
  return leadMs > resolutionMs ? leadMs : 0;
}

function pickedUp(compute: Timeline): Bound | null {
  return (
    queueStart(compute) ??
    atFirst(compute, 'build_started', 'create_notified', 'claim_started', 'resources_claimed')
  );
}

/** Of several ports the API and the compute host may tell different ones first. */
function vifReported(compute: Timeline): Bound | null {
  const reports = compute.all('vif_plug_reported');
  return reports.length === 1 ? at(reports[0] ?? null) : null;
}
