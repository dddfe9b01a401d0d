import type { SimulatedImage } from '../cloud/image';
import type { Process } from '../kernel/kernel';
import type { ComputeHost } from './compute-host';
import type { BuildFate } from './fate';
import type { Attempt } from './instance';
import type { NovaCloud } from './nova-cloud';
import { since } from './release';

/** From the first line of disk creation to the finished local disk; false where the image does not fit on it. */
export function* prepareDisk(
  cloud: NovaCloud,
  attempt: Attempt,
  host: ComputeHost,
  fate: BuildFate,
): Process<boolean> {
  const { image, volume, configDrive } = attempt.instance;
  yield cloud.take(5, 0.3, host);
  cloud.mark(attempt, 'image_started');
  if (image === null || volume !== null) {
    attempt.cache = 'none';
    yield cloud.take(12, 0.3, host);
  } else {
    yield* fetchImage(cloud, attempt, host, image);
    const fits = fate !== 'disk_too_small';
    yield* createDisk(cloud, attempt, host, image, fits);
    if (!fits) return false;
  }
  if (configDrive && !since(host.release, 'newton')) {
    yield* attempt.networkReady.wait();
    yield* makeConfigDrive(cloud, attempt, host);
  }
  yield cloud.take(9, 0.3, host);
  cloud.mark(attempt, 'disks_created');
  return true;
}

/** Makes the config drive: inside disk creation up to Mitaka, after the guest XML from Newton on. */
export function* makeConfigDrive(cloud: NovaCloud, attempt: Attempt, host: ComputeHost): Process {
  yield cloud.take(42, 0.4, host);
  cloud.mark(attempt, 'config_drive_started');
  yield cloud.take(88, 0.3, host);
  cloud.mark(attempt, 'config_drive_creating');
  yield cloud.random.between(1, 4);
  cloud.mark(attempt, 'config_drive_command');
  const startedMs = cloud.nowMs;
  yield cloud.take(66, 0.3, host);
  cloud.mark(attempt, 'config_drive_created', { tookMs: cloud.nowMs - startedMs });
}

/** Brings the base file to the host unless it is there: the first boot fetches it, others wait for that one's lock. */
function* fetchImage(cloud: NovaCloud, attempt: Attempt, host: ComputeHost, image: SimulatedImage): Process {
  const { cacheKey } = image;
  const cached = host.cache.get(cacheKey);
  if (cached !== undefined) {
    attempt.cache = 'warm';
    cached.usedMs = cloud.nowMs;
    return;
  }
  const lock = host.imageLock(cacheKey);
  const askedMs = cloud.nowMs;
  cloud.mark(attempt, 'image_lock_requested', { cacheKey });
  yield* lock.acquire();
  yield cloud.random.between(0.1, 0.9);
  cloud.mark(attempt, 'image_lock_acquired', { cacheKey, waitedMs: cloud.nowMs - askedMs });
  const heldFromMs = cloud.nowMs;
  attempt.cache = host.cache.has(cacheKey) ? 'follower' : 'cold';
  if (attempt.cache === 'cold') {
    yield* download(cloud, attempt, host, image);
    host.cache.set(cacheKey, { imageId: image.id, usedMs: cloud.nowMs });
  } else {
    yield cloud.random.between(0.1, 0.4);
  }
  cloud.mark(attempt, 'image_lock_released', { cacheKey, heldMs: cloud.nowMs - heldFromMs });
  lock.release();
}

function* download(cloud: NovaCloud, attempt: Attempt, host: ComputeHost, image: SimulatedImage): Process {
  const { cacheKey } = image;
  yield cloud.take(120, 0.3, host);
  yield* host.network.transfer(image.sizeBytes);
  yield* probe(cloud, attempt, host, `${cacheKey}.part`);
  if (image.format === 'raw') return;
  yield cloud.random.between(0.5, 1.5);
  cloud.mark(attempt, 'image_converting', { cacheKey, image });
  yield cloud.random.between(0.5, 1.5);
  cloud.mark(attempt, 'image_convert_started', { cacheKey, image });
  const tookMs = yield* host.disk.transfer(image.rawBytes);
  cloud.mark(attempt, 'image_converted', { cacheKey, image, tookMs });
  yield* probe(cloud, attempt, host, `${cacheKey}.converted`);
}

function* createDisk(
  cloud: NovaCloud,
  attempt: Attempt,
  host: ComputeHost,
  image: SimulatedImage,
  fits: boolean,
): Process {
  const { cacheKey } = image;
  yield* probe(cloud, attempt, host, cacheKey);
  const lock = host.imageLock(cacheKey);
  const askedMs = cloud.nowMs;
  cloud.mark(attempt, 'disk_lock_requested', { cacheKey });
  yield* lock.acquire();
  yield cloud.random.between(0.1, 0.9);
  cloud.mark(attempt, 'disk_lock_acquired', { cacheKey, waitedMs: cloud.nowMs - askedMs });
  const heldFromMs = cloud.nowMs;
  yield* probe(cloud, attempt, host, cacheKey);
  if (fits) yield* makeOverlay(cloud, attempt, host, cacheKey);
  const cached = host.cache.get(cacheKey);
  if (cached !== undefined) cached.usedMs = cloud.nowMs;
  yield cloud.random.between(0.4, 1.2);
  cloud.mark(attempt, 'disk_lock_released', { cacheKey, heldMs: cloud.nowMs - heldFromMs });
  lock.release();
  if (fits) yield* probe(cloud, attempt, host, cacheKey);
}

function* makeOverlay(cloud: NovaCloud, attempt: Attempt, host: ComputeHost, cacheKey: string): Process {
  cloud.mark(attempt, 'qemu_img_create', { cacheKey });
  const startedMs = cloud.nowMs;
  yield cloud.take(42, 0.35, host);
  cloud.mark(attempt, 'qemu_img_created', { cacheKey, tookMs: cloud.nowMs - startedMs });
}

/** `qemu-img info` of a file in `_base/`: part of warm boots too. */
function* probe(cloud: NovaCloud, attempt: Attempt, host: ComputeHost, path: string): Process {
  const { instance } = attempt;
  yield cloud.random.between(0.3, 1);
  cloud.tell('image_probe_started', host, instance.requestId, instance, { path });
  const startedMs = cloud.nowMs;
  yield cloud.take(62, 0.25, host);
  cloud.tell('image_probed', host, instance.requestId, instance, { path, tookMs: cloud.nowMs - startedMs });
}
