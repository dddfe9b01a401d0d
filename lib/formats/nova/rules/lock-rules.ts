import { cacheKeyOfPath } from '../image-ref';
import type { EventPart, RuleTable } from '../message-rule';

type Step = 'requested' | 'acquired' | 'released';

/** What a lock's function stands for: the events of its steps and what its name is. */
interface LockKind {
  named: 'instance' | 'image' | 'any';
  events: Partial<Record<Step, string>>;
  operation?: string;
}

const BUILD: LockKind = {
  named: 'instance',
  events: { requested: 'build_lock_requested', acquired: 'lock_acquired', released: 'build_lock_released' },
};
const FETCH: LockKind = {
  named: 'image',
  events: {
    requested: 'image_lock_requested',
    acquired: 'image_lock_acquired',
    released: 'image_lock_released',
  },
};
const DISK: LockKind = {
  named: 'image',
  events: { acquired: 'disk_lock_acquired', released: 'disk_lock_released' },
};

function operation(name: string): LockKind {
  return {
    named: 'any',
    events: { acquired: 'operation_started', released: 'operation_finished' },
    operation: name,
  };
}

/**
 * By the last part of the function's name: bare before oslo.concurrency 2.5, dotted after, qualified with `<locals>`
 * under Python 3.
 */
const KINDS = new Map<string, LockKind>([
  ['_locked_do_build_and_run_instance', BUILD],
  ['do_build_and_run_instance', BUILD],
  ['do_run_instance', BUILD],
  [
    'instance_claim',
    {
      named: 'any',
      events: {
        requested: 'claim_lock_requested',
        acquired: 'claim_lock_acquired',
        released: 'claim_lock_released',
      },
    },
  ],
  ['fetch_func_sync', FETCH],
  ['call_if_not_exists', FETCH],
  ['create_qcow2_image', DISK],
  ['copy_qcow2_image', DISK],
  ['copy_raw_image', DISK],
  ['resize_claim', operation('resize')],
  ['rebuild_claim', operation('rebuild')],
  ['live_migration_claim', operation('live_migration')],
  ['do_reboot_instance', operation('reboot')],
  ['do_stop_instance', operation('stop')],
  ['do_shelve_instance', operation('shelve')],
  ['do_shelve_offload_instance', operation('shelve_offload')],
  ['do_unshelve_instance', operation('unshelve')],
  ['do_confirm_resize', operation('confirm_resize')],
]);

/** `Acquiring lock "n" by "f"`, `Lock "n" acquired by "f" :: waited 0.001s`, `Lock "n" "released" by "f" :: held 1.670s` (quoted from oslo.concurrency 4.5 on). */
const LOCK =
  /^(?:(Acquiring) lock|Lock) "([^"]+)"(?: "?(acquired|released)"?)? by "([^"]+)"(?: :: (?:waited|held) ([\d.]+)s)?/;
/** Folsom and Grizzly: `Got semaphore "n" for method "f"...` */
const SEMAPHORE_FOR = /^Got semaphore "([^"]+)" for method "([^"]+)"/;
/** Havana to Juno print the function without the lock's name: `Got semaphore / lock "f"`, `Semaphore / lock released "f"`. */
const SEMAPHORE = /^(Got semaphore|Semaphore) \/ lock (?:released )?"([^"]+)"/;

const INSTANCE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function suffixOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function part(step: Step, lock: string | null, fn: string, seconds: string | undefined): EventPart | null {
  const kind = KINDS.get(suffixOf(fn));
  const name = kind?.events[step];
  if (kind === undefined || name === undefined) return null;
  const attributes: NonNullable<EventPart['attributes']> = {};
  if (seconds !== undefined) attributes[step === 'released' ? 'heldMs' : 'waitedMs'] = Number(seconds) * 1000;
  if (kind.operation !== undefined) attributes.operation = kind.operation;
  const result: EventPart = { name, attributes };
  if (kind.named === 'image') {
    const cacheKey = lock === null ? null : cacheKeyOfPath(lock);
    return cacheKey === null ? null : { ...result, cacheKey };
  }
  if (lock !== null && INSTANCE.test(lock)) return { ...result, instance: lock.toLowerCase() };
  return kind.named === 'instance' && lock !== null ? null : result;
}

function readLock(message: string): EventPart | null {
  const lock = LOCK.exec(message);
  if (lock !== null) {
    const [, acquiring, name = '', verb, fn = '', seconds] = lock;
    const step = acquiring !== undefined ? 'requested' : verb === 'released' ? 'released' : 'acquired';
    return part(step, name, fn, seconds);
  }
  const named = SEMAPHORE_FOR.exec(message);
  if (named !== null) return part('acquired', named[1] ?? null, named[2] ?? '', undefined);
  const bare = SEMAPHORE.exec(message);
  if (bare === null) return null;
  return part(bare[1] === 'Semaphore' ? 'released' : 'acquired', null, bare[2] ?? '', undefined);
}

/** oslo_concurrency.lockutils, nova.openstack.common.lockutils, nova.utils */
export const lockRules: RuleTable = {
  mayMatch: (text, at) => {
    const by = text.indexOf(' by "', at);
    if (by < 0) return text.startsWith('Got semaphore ', at) || text.startsWith('Semaphore / lock ', at);
    const end = text.indexOf('"', by + 5);
    const dot = text.lastIndexOf('.', end);
    return KINDS.has(text.slice(Math.max(dot + 1, by + 5), end));
  },
  read: (record) => {
    const found = readLock(record.message);
    return found === null ? [] : [found];
  },
};
