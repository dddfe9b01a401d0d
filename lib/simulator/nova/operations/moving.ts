import type { Process } from '../../kernel/kernel';
import type { ComputeHost } from '../compute-host';
import { rankHosts } from '../placement';
import { since } from '../release';
import type { OperationMessage } from '../step';
import { deleteFiles } from './in-place';
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

/** Shelve with offload, and unshelve some minutes later: spawned again on a host, after a claim. */
export function* shelveAndUnshelve(scene: OperationScene): Process {
  const { cloud, host, instance } = scene;
  yield* callAction(scene, 'shelve');
  yield* underLock(scene, 'do_shelve_instance', shelveUnderLock(scene));
  yield cloud.random.between(60_000, 600_000);
  const back = { ...scene, requestId: cloud.newRequestId() };
  yield* callAction(back, 'unshelve');
  yield* underLock(back, 'do_unshelve_instance', unshelveUnderLock(back));
  instance.host = host;
}

function* shelveUnderLock(scene: OperationScene): Process {
  yield* say(scene, 5, managerNotice(scene, 'Shelving'));
  yield* takeDown(scene);
  yield* say(scene, 200, driverInfo('Beginning cold snapshot process'));
  yield* say(scene, 4000, driverInfo('Snapshot image upload complete'));
  yield* say(scene, 60, managerNotice(scene, 'Shelve offloading'));
  yield* deleteFiles(scene);
}

function* unshelveUnderLock(scene: OperationScene): Process {
  yield* say(scene, 3, managerNotice(scene, 'Unshelving'));
  yield* claimFor(scene, 'instance_claim');
  yield* spawnGuest(scene, 'spawning');
}

/** Resize or cold migration to another host: claimed there, finished there, never spawned. */
export function* resize(scene: OperationScene): Process {
  const target = otherHost(scene);
  if (target === null) return;
  const there = { ...scene, host: target };
  yield* callAction(scene, scene.cloud.random.chance(0.5) ? 'resize' : 'migrate');
  yield* claimFor(there, 'resize_claim');
  yield* say(there, 5, managerNotice(there, 'Migrating'));
  yield* say(scene, 400, driverInfo(`Instance shutdown successfully after 3 seconds.`));
  yield* takeDown(scene);
  yield* say(there, 900, debug('Starting finish_migration', 'nova.virt.libvirt.driver', 'finish_migration'));
  yield* startOnTarget(there);
  yield* say(there, 60, driverInfo('Instance running successfully.', 'none'));
  moveTo(scene, target);
}

function* startOnTarget(there: OperationScene): Process {
  const { cloud, host, instance, requestId } = there;
  yield cloud.take(4, 0.3, host);
  cloud.tell('image_started', host, requestId, instance);
  yield* startGuest(there);
}

/** Live migration: the guest appears on another host without being built there. */
export function* liveMigration(scene: OperationScene): Process {
  const target = otherHost(scene);
  if (target === null) return;
  const { cloud, instance, requestId } = scene;
  const there = { ...scene, host: target };
  yield* callAction(scene, 'os-migrateLive');
  if (since(target.release, 'train')) yield* claimFor(there, 'live_migration_claim');
  for (const port of instance.ports) {
    yield cloud.take(300, 0.3, target);
    cloud.tell('vif_attached', target, requestId, instance, { port });
  }
  for (const name of ['vm_started', 'vm_paused', 'vm_resumed'] as const) {
    yield cloud.take(name === 'vm_resumed' ? 4000 : 300, 0.3, target);
    cloud.tell(name, target, requestId, instance);
  }
  yield cloud.take(10, 0.3, scene.host);
  cloud.tell('vm_paused', scene.host, requestId, instance);
  yield* say(scene, 60, { ...managerNotice(scene, '_post_live_migration() is started..'), level: 'INFO' });
  yield* say(there, 90, { ...managerNotice(there, 'Post operation of migration started'), level: 'INFO' });
  moveTo(scene, target);
}

/** A claim that is not a build's: the same lines under another lock function. */
function* claimFor(scene: OperationScene, lockFunction: string): Process {
  const { cloud, host, instance, requestId } = scene;
  const values = { function: lockFunction };
  yield cloud.take(40, 0.3, host);
  const askedMs = cloud.nowMs;
  yield* host.claimLock.acquire();
  yield cloud.random.between(0.1, 0.8);
  cloud.tell('claim_lock_acquired', host, requestId, instance, {
    ...values,
    waitedMs: cloud.nowMs - askedMs,
  });
  const heldFromMs = cloud.nowMs;
  yield cloud.take(3, 0.3, host);
  cloud.tell('claim_started', host, requestId, instance, { ...values, count: host.instances });
  yield cloud.take(3, 0.3, host);
  cloud.tell('resources_claimed', host, requestId, instance, values);
  yield cloud.take(120, 0.3, host);
  cloud.tell('claim_lock_released', host, requestId, instance, {
    ...values,
    heldMs: cloud.nowMs - heldFromMs,
  });
  host.claimLock.release();
}

function otherHost({ cloud, host, instance }: OperationScene): ComputeHost | null {
  return rankHosts(cloud, instance.flavor, [host])[0] ?? null;
}

function moveTo({ host, instance }: OperationScene, target: ComputeHost): void {
  host.giveBack(instance.flavor);
  target.take(instance.flavor);
  const { image, volume } = instance;
  if (image !== null && volume === null) {
    host.countUser(image.cacheKey, -1);
    target.countUser(image.cacheKey, 1);
  }
  instance.host = target;
}

function debug(text: string, logger: string, site: string): OperationMessage {
  return { level: 'DEBUG', logger, text, site };
}
