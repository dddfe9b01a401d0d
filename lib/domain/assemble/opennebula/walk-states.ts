/** What only a deploy or a prolog writes: begins an attempt where the log begins in its middle. */
export const STEPS = new Set([
  'transfer_line',
  'deployment_file_generated',
  'context_created',
  'network_pre_done',
  'host_prepared',
  'deploy_done',
  'network_post_done',
  'step_failed',
]);

/** The scheduler's and oned's lines that come before the ACTIVE that they lead to. */
export const SCHEDULING = new Set(['dispatched', 'deploy_requested']);

const OPERATION =
  /^(?:BOOT_|PROLOG_|SAVE_|MIGRATE$|HOTPLUG|DISK_|BACKUP|RESTORE|EPILOG|CLEANUP|SHUTDOWN|CANCEL)/;
const RETURN = /^(?:PROLOG|BOOT)_(?!\w*FAILURE)/;
const DELETION = /^(?:DONE$|CLEANUP|CANCEL$)/;
const FALLBACK = /^(?:POWEROFF|SUSPENDED|UNKNOWN|STOPPED|UNDEPLOYED|(?:BOOT|PROLOG)_\w+_FAILURE)$/;

/** Whether a state belongs to an operation whose driver steps, or whose BOOT, look like a new VM's. */
export function isOperation(state: string): boolean {
  return OPERATION.test(state);
}

/** Whether a state is a start after power-off, a return from stop, suspend or undeploy, or a migration. */
export function isReturn(state: string): boolean {
  return RETURN.test(state);
}

/** Whether a VM that had not run yet was deleted. */
export function isDeletion(state: string): boolean {
  return DELETION.test(state);
}

/** Whether a VM falls back to this state when an operation that is no new boot fails. */
export function isFallback(state: string): boolean {
  return FALLBACK.test(state);
}
