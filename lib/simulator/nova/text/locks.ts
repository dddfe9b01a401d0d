import { type NovaRelease, since } from '../release';
import type { LineOptions, LineWriter } from './line-writer';

/** A function that holds a lock, as the lock lines of each Python and oslo.concurrency name it. */
export interface LockFunction {
  module: string;
  /** What Python 3 puts between module and name: classes and `<locals>`. */
  qualifier: string;
  name: string;
}

export const BUILD: LockFunction = {
  module: 'nova.compute.manager',
  qualifier: 'ComputeManager.build_and_run_instance.<locals>',
  name: '_locked_do_build_and_run_instance',
};

/** A claim of the resource tracker: instance_claim, resize_claim, … */
export function claimFunction(name: string): LockFunction {
  return { module: 'nova.compute.resource_tracker', qualifier: 'ResourceTracker', name };
}

/** A method of the compute manager that locks an instance: do_reboot_instance, … */
export function managerFunction(name: string): LockFunction {
  return {
    module: 'nova.compute.manager',
    qualifier: `ComputeManager.${name.replace(/^do_/, '')}.<locals>`,
    name,
  };
}

export const FETCH: LockFunction = {
  module: 'nova.virt.libvirt.imagebackend',
  qualifier: 'Image.cache.<locals>',
  name: 'fetch_func_sync',
};

/** Creation of the overlay: renamed in Train. */
export function diskFunction(release: NovaRelease): LockFunction {
  const name = since(release, 'train') ? 'create_qcow2_image' : 'copy_qcow2_image';
  return { module: 'nova.virt.libvirt.imagebackend', qualifier: 'Qcow2.create_image.<locals>', name };
}

/** The function in a lock line: bare up to Kilo, dotted under Python 2, qualified under Python 3 (Train on). */
export function functionText(release: NovaRelease, lock: LockFunction): string {
  if (!since(release, 'newton')) return lock.name;
  if (!since(release, 'train')) return `${lock.module}.${lock.name}`;
  return `${lock.module}.${lock.qualifier}.${lock.name}`;
}

const BARE: LineOptions = { bare: true };

/** `Acquiring lock …`: from oslo.concurrency 5 on. */
export function lockRequested(writer: LineWriter, name: string, lock: LockFunction): void {
  const { acquiring } = writer.release.concurrency;
  if (acquiring === 0) return;
  const text = `Acquiring lock "${name}" by "${functionText(writer.release, lock)}"`;
  debugLock(writer, 'inner', acquiring, text);
}

/** The lock is taken; before Kilo the lock's and the function's names stand in different lines. */
export function lockAcquired(writer: LineWriter, name: string, lock: LockFunction, waitedMs: number): void {
  const { release } = writer;
  const { acquired, contextAcquired } = release.concurrency;
  const held = functionText(release, lock);
  if (since(release, 'kilo')) {
    debugLock(
      writer,
      'inner',
      acquired,
      `Lock "${name}" acquired by "${held}" :: waited ${seconds(waitedMs)}s`,
    );
    return;
  }
  const got = since(release, 'juno') ? 'Acquired' : 'Got';
  debugLock(writer, 'lock', contextAcquired, `${got} semaphore "${name}"`);
  debugLock(writer, 'inner', acquired, `Got semaphore / lock "${held}"`);
}

export function lockReleased(writer: LineWriter, name: string, lock: LockFunction, heldMs: number): void {
  const { release } = writer;
  const { released, contextReleasing } = release.concurrency;
  const holder = functionText(release, lock);
  if (since(release, 'kilo')) {
    const verb = since(release, 'yoga') ? '"released"' : 'released';
    debugLock(writer, 'inner', released, `Lock "${name}" ${verb} by "${holder}" :: held ${seconds(heldMs)}s`);
    return;
  }
  if (contextReleasing > 0) debugLock(writer, 'lock', contextReleasing, `Releasing semaphore "${name}"`);
  debugLock(writer, 'inner', released, `Semaphore / lock released "${holder}"`);
}

/** A lock held by a `with` statement: no function, no times. */
export function contextLock(writer: LineWriter, name: string): void {
  const { release } = writer;
  const { contextAcquired, contextReleasing } = release.concurrency;
  if (contextReleasing === 0) return;
  const kind = since(release, 'train') ? 'lock' : 'semaphore';
  if (since(release, 'zed')) debugLock(writer, 'lock', contextAcquired - 3, `Acquiring lock "${name}"`);
  debugLock(writer, 'lock', contextAcquired, `Acquired ${kind} "${name}"`);
  debugLock(writer, 'lock', contextReleasing, `Releasing ${kind} "${name}"`);
}

function debugLock(writer: LineWriter, name: string, line: number, text: string): void {
  const own = !since(writer.release, 'kilo');
  const logger = own ? 'nova.openstack.common.lockutils' : 'oslo_concurrency.lockutils';
  const file = own ? 'nova/openstack/common/lockutils.py' : 'oslo_concurrency/lockutils.py';
  writer.debugElsewhere(logger, name, `${file}:${line}`, text, BARE);
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
