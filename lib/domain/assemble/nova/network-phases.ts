import type { Event } from '../../event';
import { preferredEvent } from '../moments';
import { type Section, section, wait } from './section';
import { at, atFirst, type Bound, type Timeline } from './timeline';

/** The phases of networks and block devices between claim and spawn. */
export function resourcePhases(compute: Timeline): Section[] {
  const networks = atFirst(compute, 'network_started', 'ip_allocation_started');
  const devices = at(compute.find('block_devices_started'));
  const spawn = at(compute.find('spawn_started'));
  const phases = [
    ...section(
      'network_allocation',
      networks,
      atFirst(compute, 'ip_allocated', 'network_skipped', 'network_failed'),
      [compute.find('ip_allocation_started'), ...compute.all('port_created'), ...compute.all('port_updated')],
    ),
    ...section('block_devices', devices, spawn ?? atFirst(compute, 'block_devices_failed'), [
      compute.find('volume_booted'),
    ]),
  ];
  if (networks !== null || devices !== null || spawn !== null) return phases;
  const claimed = at(compute.find('resources_claimed'));
  return section('allocate', claimed, at(compute.find('image_started')), [
    compute.find('volume_booted'),
  ]).filter(({ to }) => to !== null);
}

/** The wait of the paused guest for Neutron, from its start to the last of its ports. */
export function vifPlugWait(compute: Timeline): Section[] {
  const started = at(compute.find('vm_started'));
  if (isVifWaitOpen(compute)) return section('vif_plug_wait', started, null);
  const end = vifWaitEnd(compute);
  return end === null ? [] : wait('vif_plug_wait', started, end);
}

/** Whether the guest was made to wait for its ports and nothing tells that it need not any more. */
export function isVifWaitOpen(compute: Timeline): boolean {
  const isPrepared = compute.find('vif_wait_prepared') !== null || compute.find('vm_paused') !== null;
  return isPrepared && compute.find('vm_started') !== null && vifWaitEnd(compute) === null;
}

/**
 * The last port's plug as the compute host heard of it; else, where INFO hides that, the resumption of a guest that was
 * created paused, which Nova does only to wait for its ports and ends some milliseconds after the plug; else the plug as
 * the API heard of it, by another host's clock.
 */
export function vifWaitEnd(compute: Timeline): Bound | null {
  const plugged = lastOfPorts(compute.all('vif_plugged'));
  if (plugged !== null) return plugged;
  const timedOut = at(compute.find('vif_wait_timed_out'));
  if (timedOut !== null) return timedOut;
  const reported = lastOfPorts(compute.all('vif_plug_reported'));
  const resumed = compute.find('vm_paused') === null ? null : at(compute.find('vm_resumed'));
  if (resumed === null) return reported;
  return { ...resumed, events: [...(reported?.events ?? []), ...resumed.events] };
}

function lastOfPorts(events: readonly Event[]): Bound | null {
  const firstOfPort = new Map<string, Event>();
  for (const event of events) {
    const port = event.attributes.port ?? '';
    const known = firstOfPort.get(port);
    firstOfPort.set(port, known === undefined ? event : preferredEvent(known, event));
  }
  const firsts = [...firstOfPort.values()].sort((a, b) => a.atMs - b.atMs);
  const last = firsts.at(-1);
  return last === undefined ? null : { atMs: last.atMs, events: firsts };
}
