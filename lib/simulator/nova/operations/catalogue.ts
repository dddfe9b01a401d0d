import type { Process } from '../../kernel/kernel';
import type { NovaInstance } from '../instance';
import type { NovaCloud } from '../nova-cloud';
import { type NovaReleaseName, since } from '../release';
import { reboot, rebuild, rescue, stopAndStart } from './in-place';
import { liveMigration, resize, shelveAndUnshelve } from './moving';
import type { OperationScene } from './operation-parts';

/** An operation on a running instance that shares lines with a boot, and is none. */
export interface Operation {
  name: string;
  run(cloud: NovaCloud, instance: NovaInstance, requestId: string): Process;
}

type Row = readonly [
  name: string,
  run: (scene: OperationScene) => Process,
  weight: number,
  first: NovaReleaseName,
];

const ROWS: readonly Row[] = [
  ['reboot', reboot, 5, 'havana'],
  ['stop', stopAndStart, 4, 'havana'],
  ['rebuild', rebuild, 3, 'havana'],
  ['rescue', rescue, 2, 'havana'],
  ['shelve', shelveAndUnshelve, 2, 'newton'],
  ['resize', resize, 3, 'havana'],
  ['live_migration', liveMigration, 3, 'newton'],
];

/** Chooses what is done to an instance, among what its release can do. */
export function drawOperation(cloud: NovaCloud, instance: NovaInstance): Operation {
  const release = instance.host?.release ?? cloud.release;
  const able = ROWS.filter(([, , , first]) => since(release, first));
  const [name, run] = cloud.random.pickWeighted(able, ([, , weight]) => weight);
  return { name, run: (_, subject, requestId) => perform(run, cloud, subject, requestId) };
}

function* perform(run: Row[1], cloud: NovaCloud, instance: NovaInstance, requestId: string): Process {
  const { host } = instance;
  if (host !== null) yield* run({ cloud, instance, requestId, host });
}
