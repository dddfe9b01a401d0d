import type { Process } from '../../kernel/kernel';
import { since } from '../release';
import {
  callAction,
  driverInfo,
  managerNotice,
  type OperationScene,
  say,
  spawnGuest,
  startGuest,
  takeDown,
  underLock,
} from './operation-parts';

/** Hard reboot: destroys the guest and starts it anew. */
export function* reboot(scene: OperationScene): Process {
  yield* callAction(scene, 'reboot');
  yield* underLock(scene, 'do_reboot_instance', rebootUnderLock(scene));
}

function* rebootUnderLock(scene: OperationScene): Process {
  yield* say(scene, 2, managerNotice(scene, 'Rebooting instance'));
  yield* takeDown(scene);
  yield* startGuest(scene);
  yield* say(scene, 40, driverInfo('Instance rebooted successfully.', 'none'));
}

/** Stop, and a start some minutes later under a request of its own. */
export function* stopAndStart(scene: OperationScene): Process {
  yield* callAction(scene, 'os-stop');
  yield* underLock(scene, 'do_stop_instance', stopUnderLock(scene));
  yield scene.cloud.random.between(20_000, 400_000);
  const start = { ...scene, requestId: scene.cloud.newRequestId() };
  yield* callAction(start, 'os-start');
  yield* startGuest(start);
}

function* stopUnderLock(scene: OperationScene): Process {
  const seconds = scene.cloud.random.int(2, 9);
  yield* say(scene, seconds * 1000, driverInfo(`Instance shutdown successfully after ${seconds} seconds.`));
  yield* takeDown(scene);
}

/** Rebuild from the same image: spawned again, but not built. */
export function* rebuild(scene: OperationScene): Process {
  yield* callAction(scene, 'rebuild');
  yield* say(scene, 30, managerNotice(scene, 'Rebuilding instance'));
  yield* takeDown(scene);
  yield* deleteFiles(scene);
  yield* spawnGuest(scene, 'rebuild_spawning');
}

/** Rescue: a second disk is made and the guest started from it; unrescue starts it from its own again. */
export function* rescue(scene: OperationScene): Process {
  const { cloud, host, instance, requestId } = scene;
  yield* callAction(scene, 'rescue');
  yield* say(scene, 20, managerNotice(scene, 'Rescuing'));
  yield* takeDown(scene);
  if (since(host.release, 'zed')) yield* say(scene, 30, driverInfo('Attempting rescue'));
  yield cloud.take(5, 0.3, host);
  cloud.tell('image_started', host, requestId, instance);
  yield* startGuest(scene);
  yield cloud.random.between(60_000, 300_000);
  const back = { ...scene, requestId: cloud.newRequestId() };
  yield* callAction(back, 'unrescue');
  yield* say(back, 20, managerNotice(back, 'Unrescuing'));
  yield* takeDown(back);
  yield* startGuest(back);
}

/** The two lines about an instance's folder. */
export function* deleteFiles(scene: OperationScene): Process {
  const path = `/var/lib/nova/instances/${scene.instance.id}_del`;
  yield* say(scene, 30, driverInfo(`Deleting instance files ${path}`));
  yield* say(scene, 4, driverInfo(`Deletion of ${path} complete`));
}
