import type { Event } from '../../event';
import { eventAt } from '../event-fixture';

export const PORT = '7d00a7a5-7486-472c-a6e0-98963f5bffd7';
export const IMAGE_ID = '54d78248-b21c-413e-bf16-c8e31210bdcd';
export const CACHE_KEY = '8f8d9ed58ef0eb3ee8caefb47c6f1409a3a0bb0d';

type Row = readonly [at: string, name: string, fields?: Parameters<typeof eventAt>[2]];

/** Events from rows of time, name and what differs from the defaults. */
export function eventsOf(rows: readonly Row[]): Event[] {
  return rows.map(([at, name, fields]) => eventAt(at, name, fields));
}

const controller = { instance: null, host: 'ctl1' };
const nameless = { instance: null };
const floating = { requestId: null };
const api = { host: 'ctl1', requestId: null };
const image = { id: IMAGE_ID };

/** A cold boot as a Zed cloud logged it at DEBUG: stamps and figures of the first boot of the recorded set. */
export const COLD_BOOT: readonly Row[] = [
  [
    '00:02:53.235',
    'api_create_called',
    { ...controller, attributes: { image, flavor: { id: '31019b21' }, displayName: 's1-01' } },
  ],
  ['00:02:53.544', 'instances_provisioned', { ...controller, attributes: { count: 1 } }],
  ['00:02:53.586', 'api_accepted', { ...controller, attributes: { tookMs: 376.6365 } }],
  ['00:02:53.597', 'schedule_started', { host: 'ctl1' }],
  ['00:02:53.962', 'host_selected', { host: 'ctl1', attributes: { targetHost: 'cmp1', node: 'cmp1' } }],
  ['00:02:53.969', 'schedule_finished', { ...controller, attributes: { tookMs: 380, count: 1 } }],
  ['00:02:54.038', 'host_assigned', { host: 'ctl1', attributes: { targetHost: 'cmp1', node: 'cmp1' } }],
  ['00:02:54.041', 'block_device_mapping_recorded', { host: 'ctl1', attributes: { image, volume: false } }],
  ['00:02:54.076', 'build_lock_requested'],
  ['00:02:54.076', 'lock_acquired', { attributes: { waitedMs: 0 } }],
  ['00:02:54.099', 'build_started'],
  ['00:02:54.150', 'claim_lock_requested', nameless],
  ['00:02:54.150', 'claim_lock_acquired', { ...nameless, attributes: { waitedMs: 0 } }],
  ['00:02:54.154', 'resources_claimed', { attributes: { node: 'cmp1' } }],
  ['00:02:54.288', 'claim_lock_released', { ...nameless, attributes: { heldMs: 137 } }],
  ['00:02:54.288', 'network_started'],
  ['00:02:54.325', 'ip_allocation_started'],
  ['00:02:54.355', 'block_devices_started'],
  ['00:02:54.437', 'spawn_started'],
  ['00:02:54.442', 'image_started'],
  ['00:02:54.448', 'image_lock_requested', { ...nameless, cacheKey: CACHE_KEY }],
  ['00:02:54.449', 'image_lock_acquired', { ...nameless, cacheKey: CACHE_KEY, attributes: { waitedMs: 1 } }],
  [
    '00:02:55.720',
    'image_converting',
    { ...nameless, cacheKey: CACHE_KEY, attributes: { image, format: 'qcow2' } },
  ],
  ['00:02:55.722', 'image_convert_started', { ...nameless, cacheKey: CACHE_KEY }],
  ['00:02:55.948', 'image_converted', { ...nameless, cacheKey: CACHE_KEY, attributes: { tookMs: 226 } }],
  ['00:02:56.119', 'image_lock_released', { ...nameless, cacheKey: CACHE_KEY, attributes: { heldMs: 1670 } }],
  ['00:02:56.562', 'ip_allocated'],
  ['00:02:58.054', 'disk_lock_acquired', { ...nameless, cacheKey: CACHE_KEY, attributes: { waitedMs: 1 } }],
  ['00:02:58.133', 'qemu_img_create', { cacheKey: CACHE_KEY }],
  ['00:02:58.176', 'qemu_img_created', { cacheKey: CACHE_KEY, attributes: { tookMs: 43 } }],
  ['00:02:58.177', 'disk_lock_released', { ...nameless, cacheKey: CACHE_KEY, attributes: { heldMs: 123 } }],
  ['00:02:58.347', 'disks_created'],
  ['00:02:58.350', 'network_info_retrieved'],
  ['00:02:58.375', 'guest_defined', { attributes: { image, flavor: { name: 't64.d2' }, release: '26.2.2' } }],
  ['00:02:58.376', 'vif_wait_prepared', { attributes: { port: PORT } }],
  ['00:02:58.384', 'vif_attached', { ...nameless, attributes: { port: PORT } }],
  ['00:02:58.787', 'vm_started', floating],
  ['00:02:58.803', 'vm_paused', floating],
  ['00:03:00.571', 'vif_plug_reported', { ...api, attributes: { port: PORT, targetHost: 'cmp1' } }],
  ['00:03:00.606', 'vif_plugged', { ...floating, attributes: { port: PORT } }],
  ['00:03:00.612', 'vm_resumed', floating],
  ['00:03:00.617', 'guest_created'],
  ['00:03:00.621', 'instance_spawned', floating],
  ['00:03:00.717', 'spawn_complete', { attributes: { tookMs: 6280 } }],
  ['00:03:00.749', 'build_complete', { attributes: { tookMs: 6610 } }],
  ['00:03:00.757', 'build_lock_released', { attributes: { heldMs: 6681 } }],
];

const INFO = new Set([
  'api_accepted',
  'resources_claimed',
  'image_started',
  'vif_attached',
  'vm_started',
  'vm_paused',
  'vif_plug_reported',
  'vm_resumed',
  'instance_spawned',
  'spawn_complete',
  'build_complete',
]);

/** The same boot as its INFO lines alone tell it. */
export const INFO_BOOT: readonly Row[] = COLD_BOOT.filter(([, name]) => INFO.has(name));

/** The same boot from a base file that was there. */
export const WARM_BOOT: readonly Row[] = COLD_BOOT.filter(
  ([, name]) => !name.startsWith('image_lock') && !name.startsWith('image_convert'),
);
