import { type Section, section, wait } from './section';
import { buildStart, queueStart } from './start';
import { at, atFirst, type Bound, before, type Timeline } from './timeline';

/** The phases from the message on the compute host to claimed resources. */
export function claimPhases(compute: Timeline): Section[] {
  const acquired = compute.find('lock_acquired');
  return [
    ...wait('build_lock_wait', queueStart(compute), at(acquired)),
    ...wait('build_semaphore_wait', at(acquired), at(compute.find('build_started'))),
    ...setup(compute),
    ...claim(compute),
  ];
}

/** Seen apart only where the claim's own beginning is. */
function setup(compute: Timeline): Section[] {
  const asked = claimAsked(compute);
  return asked === null ? [] : section('build_setup', at(compute.find('build_started')), asked);
}

function claim(compute: Timeline): Section[] {
  const asked = claimAsked(compute);
  const locked = compute.find('claim_lock_acquired');
  const claimed = compute.find('resources_claimed');
  const end = atFirst(compute, 'claim_lock_released', 'resources_claimed');
  const inner = [compute.find('claim_started'), locked, claimed];
  return [
    ...section('claim', asked ?? begun(compute), end, inner),
    ...wait('claim_lock_wait', asked, at(locked)),
  ];
}

/**
 * INFO has no line before the claim from Mitaka on: there `Took … to build` tells when the build began. `Attempting claim`
 * is written when the lock is had, so that a claim counted from it would lack its wait.
 */
function begun(compute: Timeline): Bound | null {
  const start = atFirst(compute, 'build_started', 'create_notified') ?? buildStart(compute);
  return start !== null && 'basis' in start && start.basis === 'claim' ? null : start;
}

/** When the `compute_resources` lock was asked for: its own line from oslo.concurrency 5.0 on, else acquired − waited. */
function claimAsked(compute: Timeline): Bound | null {
  const acquired = compute.find('claim_lock_acquired');
  return (
    at(compute.find('claim_lock_requested')) ??
    before(acquired, acquired?.attributes.waitedMs) ??
    at(acquired)
  );
}
