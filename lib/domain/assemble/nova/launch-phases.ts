import { isVifWaitOpen, vifPlugWait, vifWaitEnd } from './network-phases';
import { type Section, section } from './section';
import { at, atFirst, type Bound, later, type Timeline } from './timeline';

/** The phases from guest XML to the running instance; `running` is the moment at which it ran. */
export function launchPhases(compute: Timeline, running: Bound | null): Section[] {
  return [
    ...configDrive(compute),
    ...defineAndLaunch(compute),
    ...vifPlugWait(compute),
    ...finish(compute, running),
  ];
}

function configDrive(compute: Timeline): Section[] {
  const begun = atFirst(compute, 'config_drive_started', 'config_drive_creating');
  return section('config_drive', begun, atFirst(compute, 'config_drive_created', 'config_drive_failed'), [
    compute.find('config_drive_creating'),
  ]);
}

function defineAndLaunch(compute: Timeline): Section[] {
  const xml = at(compute.find('network_info_retrieved'));
  const defined = at(compute.find('guest_defined'));
  const started = guestStarted(compute);
  if (defined === null) {
    const begun = xml ?? (started === null ? null : at(compute.find('disks_created')));
    return section('define_launch', begun, started, [...compute.all('vif_attached')]);
  }
  const inner = [...compute.all('vif_wait_prepared'), ...compute.all('vif_attached')];
  return [
    ...section('define', xml, defined),
    ...section('launch', afterConfigDrive(compute, defined, started), started, inner),
  ];
}

/** From Newton on the config drive is made between guest XML and start; it is no part of the launch. */
function afterConfigDrive(compute: Timeline, defined: Bound, started: Bound | null): Bound | null {
  const made = at(compute.find('config_drive_created'));
  return made !== null && started !== null && made.atMs <= started.atMs ? later(defined, made) : defined;
}

/** `VM Started`; Folsom and Grizzly tell it only by `Instance is running`. */
function guestStarted(compute: Timeline): Bound | null {
  return atFirst(compute, 'vm_started', 'guest_created');
}

function finish(compute: Timeline, running: Bound | null): Section[] {
  if (running === null && isVifWaitOpen(compute)) return [];
  const started = at(compute.find('vm_started'));
  const begun = started === null ? at(compute.find('guest_created')) : later(started, vifWaitEnd(compute));
  return section('finish', begun ?? vifWaitEnd(compute), running, [compute.find('instance_spawned')]);
}
