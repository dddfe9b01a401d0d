/**
 * What an OpenNebula event was read from, as its `origin.service` says; posted events have none. The assembler trusts a
 * log line's moment before a hook's and a hook's before a record's, which tells whole seconds only.
 */
export const OPENNEBULA_SERVICES = {
  vmLog: 'vm.log',
  oned: 'oned',
  scheduler: 'mm_sched',
  /** `onevm show -x`, `oneacct -x`, one.vm.info. */
  record: 'onevm',
  hook: 'one_hm',
} as const;
