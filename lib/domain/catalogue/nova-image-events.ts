import { type EventKind, eventKinds } from './event-kind';

/** Nova’s moments of block devices, the image cache and the disk. */
export const NOVA_IMAGE_EVENTS: readonly EventKind[] = [
  ...eventKinds('nova', 'image', [
    [
      'block_devices_started',
      'block devices started',
      'DEBUG `Start building block device mappings for instance.`',
    ],
    [
      'volume_booted',
      'boots from volume',
      '`Booting with volume …` / `Booting with volume snapshot|blank volume|volume-backed-image …`: volume kind in attributes.volumeKind, image for the last',
    ],
    [
      'block_devices_failed',
      'block devices failed',
      '`Instance failed block device setup` / `Failure prepping block device`: reason',
    ],
    ['spawn_started', 'spawn started', 'DEBUG `Start spawning the instance on the hypervisor.`'],
    ['image_started', 'disk creation started', 'INFO `Creating image` / `Creating image(s)`'],
    [
      'image_lock_requested',
      'image lock requested',
      '`Acquiring lock "<40 hex>" by "…fetch_func_sync"` (request id, no instance): cacheKey',
    ],
    [
      'image_lock_acquired',
      'image lock acquired',
      '`Lock "<40 hex>" acquired by "…fetch_func_sync" :: waited S` (call_if_not_exists to Havana): cacheKey, waitedMs',
    ],
    [
      'image_converting',
      'image converting to raw',
      'DEBUG `<image id> was qcow2, converting to raw`: image, cacheKey, attributes.format',
    ],
    [
      'image_convert_started',
      'qemu-img convert',
      'DEBUG `Running cmd …: qemu-img convert … _base/<sha1>.part …`: cacheKey',
    ],
    [
      'image_converted',
      'image converted',
      'DEBUG `CMD "qemu-img convert …" returned: 0 in S`: cacheKey, tookMs',
    ],
    [
      'image_copy_started',
      'image copy to rbd store asked',
      'INFO `Asking glance to copy image … to our rbd store …`: image',
    ],
    ['image_copied', 'image copied to rbd store', 'INFO `Image … copied to rbd store …`: image'],
    ['image_transferred', 'image transferred directly', 'INFO `Successfully transferred using …`'],
    [
      'image_lock_released',
      'image lock released',
      '`Lock "<40 hex>" released by "…fetch_func_sync" :: held S`: cacheKey, heldMs',
    ],
    ['rbd_cloned', 'rbd image cloned', 'DEBUG `cloning pool/img@snap to …`'],
    ['rbd_imported', 'rbd image imported', 'DEBUG `CMD "rbd import …" returned …`: tookMs'],
    [
      'disk_lock_acquired',
      'disk lock acquired',
      '`Lock "<40 hex>" acquired by "…create_qcow2_image|copy_qcow2_image|copy_raw_image" :: waited S`: cacheKey, waitedMs',
    ],
    [
      'qemu_img_create',
      'qemu-img create',
      'DEBUG `Running cmd …: qemu-img create … backing_file=…/_base/<sha1> …/instances/<uuid>/disk`: cacheKey, instance',
    ],
    [
      'qemu_img_created',
      'qemu-img created',
      'DEBUG `CMD "… qemu-img create …" returned: 0 in S`: cacheKey, instance, tookMs',
    ],
    [
      'disk_lock_released',
      'disk lock released',
      '`Lock "<40 hex>" released by "…create_qcow2_image|…" :: held S`: cacheKey, heldMs',
    ],
    [
      'disks_created',
      'local disks created',
      'DEBUG `Created local disks` / `Did not create local disks`; also `Ensure instance console log exists` (attributes.step `console_log`), all there is before Stein',
    ],
  ]),
];
