/** VM STATE by number (include/VirtualMachine.h; 7 to 4.12). */
const VM_STATES: readonly string[] = [
  'INIT',
  'PENDING',
  'HOLD',
  'ACTIVE',
  'STOPPED',
  'SUSPENDED',
  'DONE',
  'FAILED',
  'POWEROFF',
  'UNDEPLOYED',
  'CLONING',
  'CLONING_FAILURE',
];

/** LCM_STATE by number, as far as a boot can meet it; it counts only while STATE is ACTIVE. */
const LCM_STATES: Readonly<Record<number, string>> = {
  0: 'LCM_INIT',
  1: 'PROLOG',
  2: 'BOOT',
  3: 'RUNNING',
  4: 'MIGRATE',
  8: 'PROLOG_MIGRATE',
  9: 'PROLOG_RESUME',
  11: 'EPILOG',
  12: 'SHUTDOWN',
  15: 'CLEANUP_RESUBMIT',
  16: 'UNKNOWN',
  18: 'SHUTDOWN_POWEROFF',
  19: 'BOOT_UNKNOWN',
  20: 'BOOT_POWEROFF',
  21: 'BOOT_SUSPENDED',
  22: 'BOOT_STOPPED',
  23: 'CLEANUP_DELETE',
  31: 'PROLOG_UNDEPLOY',
  32: 'BOOT_UNDEPLOY',
  35: 'BOOT_MIGRATE',
  36: 'BOOT_FAILURE',
  39: 'PROLOG_FAILURE',
};

/** Name of a VM state, e.g. `ACTIVE`; null for a number that no release has. */
export function vmStateName(code: number | null): string | null {
  return code === null ? null : (VM_STATES[code] ?? null);
}

/** Name of a life-cycle state, e.g. `BOOT`; `LCM_<n>` for one that no boot meets. */
export function lcmStateName(code: number | null): string | null {
  return code === null ? null : (LCM_STATES[code] ?? `LCM_${code}`);
}
