import type { Attempt } from '../nova/instance';
import { since } from '../nova/release';
import { askedTogether, SAME_MS } from './asked-together';
import type { ExpectedPhase } from './expected-boot';
import { type NovaMoments, novaMoments } from './nova-moments';

type Span = readonly [name: string, startMs: number | null, endMs: number | null, toleranceMs?: number];

const FETCHING = new Set(['image_lock_wait', 'image_fetch', 'image_convert']);

/** A start that is counted back from `Took … seconds`, which has two decimals. */
const TOOK_TOLERANCE_MS = 6.6;

/** The phases of a try that the written lines bound on both sides, by the definitions of the phase catalogue. */
export function novaPhases(attempt: Attempt): ExpectedPhase[] {
  const moments = novaMoments(attempt);
  const locks = attempt.host !== null && since(attempt.host.release, 'kilo');
  const spans = [
    ...request(moments, attempt),
    ...queue(moments, locks, attempt),
    ...claim(moments, locks, attempt),
    ...resources(moments),
    ...image(moments, attempt, locks),
    ...launch(moments, attempt, locks),
  ];
  return spans.flatMap(([name, startMs, endMs, toleranceMs]) => {
    if (startMs === null || endMs === null) return [];
    const phase: ExpectedPhase = { name, startMs, durationMs: endMs - startMs };
    if (toleranceMs !== undefined) phase.toleranceMs = toleranceMs;
    if (FETCHING.has(name) && askedTogether(attempt, 'image_lock_requested')) phase.optional = true;
    return [phase];
  });
}

function request(moments: NovaMoments, { number, instance }: Attempt): Span[] {
  const { at, before, first } = moments;
  const taken = number === 1 ? null : at('rescheduled');
  const scheduled = at('schedule_started') ?? before('schedule_finished') ?? taken;
  const selected = first('schedule_finished', 'host_selected', 'host_assigned', 'no_valid_host');
  // Without `Took … to select destinations` and without a uuid in `Selected host`, any instance's choice may end it.
  const shared = at('schedule_finished') === null && instance.requestCount > 1 ? 1000 : undefined;
  const recorded = first('conductor_block_devices', 'host_assigned');
  return [
    ['api', number === 1 ? before('api_accepted') : null, at('api_accepted')],
    ['schedule', scheduled, selected, shared],
    ['assign', at('schedule_finished'), recorded],
  ];
}

function queue({ at, before, first }: NovaMoments, locks: boolean, { instance }: Attempt): Span[] {
  // Before Kilo the line names the function alone: not whose turn it is, where one request makes several instances.
  const acquired = locks || instance.requestCount === 1 ? at('lock_acquired') : null;
  const asked = locks ? (at('build_lock_requested') ?? before('lock_acquired')) : acquired;
  return [
    ['dispatch', first('conductor_block_devices', 'host_assigned'), asked],
    ['build_lock_wait', asked, acquired],
    ['build_semaphore_wait', acquired, at('build_started')],
  ];
}

function claim({ at, before, first }: NovaMoments, locks: boolean, attempt: Attempt): Span[] {
  const acquired = at('claim_lock_acquired');
  const asked = locks ? (at('claim_lock_requested') ?? before('claim_lock_acquired')) : acquired;
  const begun = asked ?? first('build_started', 'create_notified') ?? before('build_complete');
  const ended = first('claim_lock_released', 'resources_claimed');
  const toleranceMs = askedTogether(attempt, 'claim_lock_requested') ? SAME_MS : undefined;
  return [
    ['build_setup', asked === null ? null : at('build_started'), asked, toleranceMs],
    ['claim', begun, ended, begun === asked ? toleranceMs : TOOK_TOLERANCE_MS],
    ['claim_lock_wait', asked, acquired, toleranceMs],
  ];
}

function resources({ at, first }: NovaMoments): Span[] {
  const networks = first('network_started', 'ip_allocation_started');
  const devices = at('block_devices_started');
  const spawn = at('spawn_started');
  const divided = networks !== null || devices !== null || spawn !== null;
  return [
    ['network_allocation', networks, at('ip_allocated')],
    ['block_devices', devices, spawn],
    ['allocate', divided ? null : at('resources_claimed'), at('image_started')],
  ];
}

function image(moments: NovaMoments, attempt: Attempt, locks: boolean): Span[] {
  const { at, before } = moments;
  const begun = at('image_started');
  const finished = at('disks_created') ?? lastOfDisk(moments, locks);
  const xml = at('network_info_retrieved');
  const whole: Span[] =
    begun !== null && finished !== null
      ? [['image', begun, finished]]
      : xml !== null
        ? [['disk', begun, xml]]
        : [['prepare', begun, at('vm_started')]];
  const converting = at('image_converting');
  const fetched = attempt.cache === 'cold' && locks;
  // The lock's lines name no instance: of several in a request, `qemu-img create` tells whose turn it was.
  const ownDisk = locks && (attempt.instance.requestCount === 1 || at('qemu_img_create') !== null);
  return [
    ...whole,
    ['image_lock_wait', locks ? before('image_lock_acquired') : null, at('image_lock_acquired')],
    ['image_fetch', fetched ? at('image_lock_acquired') : null, converting ?? at('image_lock_released')],
    ['image_convert', converting, locks ? at('image_converted') : null],
    ['disk_lock_wait', ownDisk ? before('disk_lock_acquired') : null, at('disk_lock_acquired')],
    ['qemu_img_create', at('qemu_img_create'), locks ? at('qemu_img_created') : null],
  ];
}

/** Before Newton nothing says that the disks are done, and before Kilo not even which command ended. */
function lastOfDisk({ at }: NovaMoments, locks: boolean): number | null {
  if (!locks) return null;
  const moments = [at('qemu_img_created'), at('disk_lock_released')].filter((ms) => ms !== null);
  return moments.length === 0 ? null : Math.max(...moments);
}

function launch(moments: NovaMoments, attempt: Attempt, locks: boolean): Span[] {
  const { at, first } = moments;
  const xml = at('network_info_retrieved');
  const defined = at('guest_defined');
  const started = at('vm_started');
  const driven = locks ? at('config_drive_created') : null;
  const configured = driven !== null && defined !== null && driven > defined ? driven : defined;
  const [plugged, toleranceMs] = waitEnd(moments, attempt);
  const ran = first('build_complete', 'instance_spawned');
  return [
    ['config_drive', at('config_drive_started'), driven],
    ['define', xml, defined],
    ['launch', configured, started],
    ['vif_plug_wait', plugged === null ? null : started, plugged, toleranceMs],
    ['finish', started === null ? null : Math.max(started, plugged ?? started), ran, toleranceMs],
  ];
}

/**
 * The last port as the compute host heard of it. At INFO only the API's line, by another clock, and the guest's resumption
 * tell of it: either may stand for it.
 */
function waitEnd(
  { at, lastOf }: NovaMoments,
  attempt: Attempt,
): [endMs: number | null, toleranceMs?: number] {
  const told = lastOf('vif_plugged') ?? at('vif_wait_timed_out');
  if (told !== null) return [told];
  const plugged = attempt.lastClock.vif_plugged;
  if (plugged === undefined || at('vm_paused') === null) return [null];
  const { clock, lastClock } = attempt;
  const others = [clock.vif_plug_reported, lastClock.vif_plug_reported, clock.vm_resumed];
  const off = others.map((ms) => Math.abs((ms ?? plugged) - plugged));
  return [plugged, Math.max(...off) + 2];
}
