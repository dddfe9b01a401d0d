import type { MessageRule } from '../message-rule';

/** Messages that only an operation which is no boot writes, with the operation that begins. */
const STARTS: ReadonlyArray<readonly [begins: string, operation: string]> = [
  ['Rebooting instance', 'reboot'],
  ['Trying hard reboot', 'reboot'],
  ['Rebuilding instance', 'rebuild'],
  ['Evacuating instance', 'evacuate'],
  ['Stashing vm_state', 'resize'],
  ['Starting finish_migration', 'resize'],
  ['Starting migrate_disk_and_power_off', 'resize'],
  ['Calling prep_resize ', 'resize'],
  ['Starting finish_revert_migration', 'revert_resize'],
  ['Confirming resize on source host', 'confirm_resize'],
  ['Going to confirm migration', 'confirm_resize'],
  ['Post operation of migration started', 'live_migration'],
  ['pre_live_migration ', 'live_migration'],
  ['Connecting volumes before live migration', 'live_migration'],
  ['Plugging VIFs before live migration', 'live_migration'],
  ['Starting monitoring of live migration', 'live_migration'],
  ['Rescuing', 'rescue'],
  ['Attempting rescue', 'rescue'],
  ['Unrescuing', 'unrescue'],
  ['Shelving', 'shelve'],
  ['Shelve offloading', 'shelve_offload'],
  ['Unshelving', 'unshelve'],
  ['Pausing', 'pause'],
  ['Unpausing', 'unpause'],
  ['Suspending', 'suspend'],
  ['Resuming', 'resume'],
  ['Stopping instance; ', 'stop'],
  ['instance snapshotting', 'snapshot'],
  ['Beginning live snapshot process', 'snapshot'],
  ['Beginning cold snapshot process', 'snapshot'],
];

const ENDS: ReadonlyArray<readonly [begins: string, operation: string]> = [
  ['Instance running successfully.', 'resize'],
  ['finish_migration finished successfully', 'resize'],
  ['finish_revert_migration finished successfully', 'revert_resize'],
  ['Instance rebooted successfully.', 'reboot'],
  ['Instance soft rebooted successfully.', 'reboot'],
  ['Live migration monitoring is all done', 'live_migration'],
  ['Snapshot image upload complete', 'snapshot'],
];

function rulesOf(name: string, rows: typeof STARTS): MessageRule[] {
  return rows.map(([begins, operation]) => ({ begins, read: () => ({ name, attributes: { operation } }) }));
}

/** Resize and cold migration: the message is the one word `Migrating` (_prep_resize, AUDIT/INFO); live: `Migrating instance to … finished successfully.` */
const migrating: MessageRule = {
  begins: 'Migrating',
  read: (record) => {
    if (record.message.trim() === 'Migrating') {
      return { name: 'operation_started', attributes: { operation: 'resize' } };
    }
    return /^Migrating instance to .* finished successfully/.test(record.message)
      ? { name: 'operation_finished', attributes: { operation: 'live_migration' } }
      : null;
  },
};

export const operationRules: readonly MessageRule[] = [
  migrating,
  ...rulesOf('operation_started', STARTS),
  ...rulesOf('operation_finished', ENDS),
];
