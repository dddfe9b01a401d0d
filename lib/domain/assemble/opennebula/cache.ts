import { CACHE_STATES, type CacheState, type CacheVerdict } from '../../boot';
import type { Event } from '../../event';

/** How a boot disk is brought to its host, as far as an event tells. */
interface Transfer {
  /** Transfer driver: `ssh`, `qcow2`, `ceph`, … */
  driver: string;
  /** `clone`, `ln`, or `mkimage` for a volatile disk. */
  verb: string;
  /** Where the driver leaves the disk (LN_TARGET, CLONE_TARGET): NONE, SELF or SYSTEM; null where unknown. */
  target: string | null;
  format: string | null;
  /** Host through which an ssh transfer went. */
  replica: string | null;
}

/** The state, and why; null where driver and verb do not tell it. */
type Judgement = readonly [state: CacheState, why: string] | null;

/**
 * Drivers whose outcome is the same at every boot (src/tm_mad). `local` may fill or use a cache on the host, and says the
 * same either way.
 */
const RULES: Readonly<Record<string, (transfer: Transfer) => Judgement>> = {
  ssh: ({ replica }) =>
    replica === null
      ? ['cold', 'copies the image over the network at every boot']
      : ['unknown', `went through the replica ${replica}, which may have had the image or not`],
  local: () => ['unknown', 'may fill or use a cache on the host, its lines are the same in both cases'],
  qcow2: ({ verb, format }) =>
    verb === 'clone' && format === 'raw'
      ? ['cold', 'copies a raw image at every boot']
      : ['none', verb === 'ln' ? 'links the image' : 'makes an overlay on the image where it is'],
  shared: ({ verb }) =>
    verb === 'ln' ? ['none', 'links the image'] : ['cold', 'copies the image at every boot'],
  ceph: () => ['none', 'clones or links within Ceph'],
  lvm: ({ verb }) =>
    verb === 'ln' ? ['none', 'links the volume'] : ['cold', 'copies the image into a new volume'],
  fs_lvm: () => ['cold', 'copies the image into a new volume'],
  fs_lvm_ssh: () => ['cold', 'copies the image into a new volume'],
  dev: () => ['none', 'uses the block device as it is'],
  iscsi_libvirt: () => ['none', 'uses the iSCSI target as it is'],
};

/**
 * Whether the boot fetched its image: said by the shipper, else from the transfer driver and verb. OpenNebula logs no
 * line that tells a cached image from a fetched one.
 */
export function cacheVerdict(own: readonly Event[], records: readonly Event[]): CacheVerdict {
  return reported([...own, ...records]) ?? observed(own) ?? inferred(records) ?? UNKNOWN;
}

const UNKNOWN: CacheVerdict = {
  state: 'unknown',
  basis: 'none',
  reason: 'Neither a line nor a record tells which driver transferred the image.',
  evidence: [],
};

function reported(events: readonly Event[]): CacheVerdict | null {
  for (const event of events) {
    const state = CACHE_STATES.find((known) => known === event.attributes.cache);
    if (state === undefined || state === 'unknown') continue;
    const reason = `The shipper reports the cache as ${state}.`;
    return { state, basis: 'reported', reason, evidence: [event.id] };
  }
  return null;
}

/** A failed command's line names driver and verb; the script's own lines name a replica. */
function observed(own: readonly Event[]): CacheVerdict | null {
  const replica = own.find((event) => typeof event.attributes.replica === 'string');
  const command = own.find((event) => transferOf(event) !== null);
  const transfer = command === undefined ? null : transferOf(command);
  if (command === undefined || transfer === null) return null;
  const via = replica?.attributes.replica;
  return verdictOf({ ...transfer, replica: typeof via === 'string' ? via : null }, 'observed', command);
}

function inferred(records: readonly Event[]): CacheVerdict | null {
  for (const record of records) {
    const transfer = transferOf(record);
    if (transfer !== null) return verdictOf(transfer, 'inferred', record);
  }
  return null;
}

function transferOf({ attributes }: Event): Transfer | null {
  const { driver, verb, target, image } = attributes;
  if (typeof verb !== 'string' || (typeof driver !== 'string' && verb !== 'mkimage')) return null;
  return {
    driver: typeof driver === 'string' ? driver : '',
    verb,
    target: typeof target === 'string' ? target : null,
    format: image?.format ?? null,
    replica: null,
  };
}

function verdictOf(transfer: Transfer, basis: 'observed' | 'inferred', event: Event): CacheVerdict {
  const { driver, verb } = transfer;
  const evidence = [event.id];
  if (verb !== 'clone' && verb !== 'ln') {
    const reason = `The boot disk is made new (${verb}): no image is transferred.`;
    return { state: 'none', basis, reason, evidence };
  }
  if (verb === 'ln' && transfer.target === 'NONE') {
    const reason = `Driver ${driver} links the image where it is (ln, target NONE): no cache is involved.`;
    return { state: 'none', basis, reason, evidence };
  }
  const judgement = RULES[driver]?.(transfer) ?? null;
  if (judgement === null) {
    const reason = `Nothing is known of how driver ${driver} transfers an image (${verb}).`;
    return { state: 'unknown', basis: 'none', reason, evidence };
  }
  const [state, why] = judgement;
  const reason = `Driver ${driver} (${verb}) ${why}.`;
  return { state, basis: state === 'unknown' ? 'none' : basis, reason, evidence };
}
