import { lcmStateName, vmStateName } from './state-codes';
import { elementOf, elementsOf, momentOf, numberOf, type Tree, textOf } from './xml';

/** A VM as `onevm show -x`, one.vm.info and a hook's body have it. Moments in Unix milliseconds, null for "not yet". */
export interface VmTree {
  id: number;
  name: string | null;
  state: string | null;
  /** Life-cycle state; null unless the VM is ACTIVE. */
  lcm: string | null;
  /** Life-cycle state before; written from 5.0 on. */
  previousLcm: string | null;
  createdMs: number | null;
  endedMs: number | null;
  template: Tree | null;
  userTemplate: Tree | null;
  histories: HistoryTree[];
}

/** A HISTORY record: the VM's time on one host. RSTIME is the end of the prolog, not the moment of RUNNING. */
export interface HistoryTree {
  sequence: number;
  host: string | null;
  hostId: number | null;
  datastore: number | null;
  hypervisor: string | null;
  transferDriver: string | null;
  startMs: number | null;
  endMs: number | null;
  prologStartMs: number | null;
  prologEndMs: number | null;
  runningStartMs: number | null;
  runningEndMs: number | null;
  /** Code of the action that closed it; 14 is delete-recreate. */
  action: number | null;
  /** To 5.0: 1 closed by an error, 2 by a user. */
  reason: number | null;
}

/** Reads a VM element; null when it has no id. */
export function vmOf(tree: Tree): VmTree | null {
  const id = numberOf(tree, 'ID');
  if (id === null) return null;
  const state = vmStateName(numberOf(tree, 'STATE'));
  const records = elementsOf(elementOf(tree, 'HISTORY_RECORDS'), 'HISTORY');
  return {
    id,
    name: textOf(tree, 'NAME'),
    state,
    lcm: state === 'ACTIVE' ? lcmStateName(numberOf(tree, 'LCM_STATE')) : null,
    previousLcm: lcmStateName(numberOf(tree, 'PREV_LCM_STATE')),
    createdMs: momentOf(tree, 'STIME'),
    endedMs: momentOf(tree, 'ETIME'),
    template: elementOf(tree, 'TEMPLATE'),
    userTemplate: elementOf(tree, 'USER_TEMPLATE'),
    // To 2.x the records stand directly in the VM.
    histories: historiesOf(records.length > 0 ? records : elementsOf(tree, 'HISTORY')),
  };
}

/** The VMs of `oneacct -x`: each HISTORY record has its VM in it. */
export function vmsOfAccounting(records: Tree[]): VmTree[] {
  const byId = new Map<number, { tree: Tree; records: Tree[] }>();
  for (const record of records) {
    const tree = elementOf(record, 'VM');
    const id = numberOf(tree, 'ID') ?? numberOf(record, 'OID');
    if (id === null) continue;
    const known = byId.get(id) ?? { tree: { ...tree, ID: id }, records: [] };
    known.records.push(record);
    byId.set(id, known);
  }
  return [...byId.values()].flatMap(({ tree, records: ofVm }) => {
    const vm = vmOf(tree);
    return vm === null ? [] : [{ ...vm, histories: historiesOf(ofVm) }];
  });
}

function historiesOf(records: Tree[]): HistoryTree[] {
  return records.map(historyOf).sort((a, b) => a.sequence - b.sequence);
}

function historyOf(tree: Tree): HistoryTree {
  return {
    sequence: numberOf(tree, 'SEQ') ?? 0,
    host: textOf(tree, 'HOSTNAME'),
    hostId: numberOf(tree, 'HID'),
    datastore: numberOf(tree, 'DS_ID'),
    // VMMMAD and TMMAD to 4.14.
    hypervisor: textOf(tree, 'VM_MAD') ?? textOf(tree, 'VMMMAD'),
    transferDriver: textOf(tree, 'TM_MAD') ?? textOf(tree, 'TMMAD'),
    startMs: momentOf(tree, 'STIME'),
    endMs: momentOf(tree, 'ETIME'),
    prologStartMs: momentOf(tree, 'PSTIME'),
    prologEndMs: momentOf(tree, 'PETIME'),
    runningStartMs: momentOf(tree, 'RSTIME'),
    runningEndMs: momentOf(tree, 'RETIME'),
    action: numberOf(tree, 'ACTION'),
    reason: numberOf(tree, 'REASON'),
  };
}
