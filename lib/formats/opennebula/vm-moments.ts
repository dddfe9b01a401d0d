import type { EventAttributes } from '@/lib/domain/event';
import { oneLine } from './finding';
import { dimensionsOf } from './vm-dimensions';
import type { HistoryTree, VmTree } from './vm-tree';
import { withoutNulls } from './without-nulls';
import { elementOf, textOf } from './xml';

/** A moment that a record tells, with the part of the record that says it. */
export interface RecordMoment {
  name: string;
  atMs: number;
  attributes: EventAttributes;
  excerpt: string;
}

const DELETE_RECREATE = 14;
const CLOSED_BY_ERROR = 1;
const CTIME_PREFIX = /^[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ [\d:]{8} \d{4} ?: ?/;

/**
 * The moments of a VM's boots that its record tells: creation (STIME), and of each HISTORY record that is a boot ACTIVE
 * (STIME), prolog (PSTIME to PETIME) and failures. When it ran is in no record: RSTIME is the end of the prolog.
 */
export function momentsOfVm(vm: VmTree): RecordMoment[] {
  const moments: RecordMoment[] = [];
  if (vm.createdMs !== null) {
    const excerpt = `<VM><ID>${vm.id}</ID><STIME>${vm.createdMs / 1000}</STIME></VM>`;
    moments.push({ name: 'pending', atMs: vm.createdMs, attributes: { creation: true }, excerpt });
  }
  vm.histories.forEach((history, index) => {
    if (isBoot(vm.histories[index - 1], history)) moments.push(...momentsOfHistory(vm, history));
  });
  const seen = recordSeen(vm);
  return seen === null ? moments : [...moments, seen];
}

/**
 * Whether a HISTORY record is a boot: the first one, and one after a delete-recreate or after a record that never came
 * to its hypervisor. The others are migrations, starts after power-off, and returns from stop or undeploy.
 */
function isBoot(previous: HistoryTree | undefined, history: HistoryTree): boolean {
  if (history.prologStartMs === null) return false;
  if (history.sequence === 0) return true;
  if (previous === undefined || previous.sequence !== history.sequence - 1) return false;
  if (previous.action === DELETE_RECREATE || previous.reason === CLOSED_BY_ERROR) return true;
  return previous.prologStartMs !== null && previous.runningStartMs === null;
}

function momentsOfHistory(vm: VmTree, history: HistoryTree): RecordMoment[] {
  const { sequence } = history;
  const moments: RecordMoment[] = [];
  const add = (name: string, field: string, atMs: number | null, attributes: EventAttributes = {}) => {
    if (atMs === null) return;
    const excerpt = `<HISTORY><OID>${vm.id}</OID><SEQ>${sequence}</SEQ><${field}>${atMs / 1000}</${field}></HISTORY>`;
    moments.push({ name, atMs, attributes: { sequence, ...attributes }, excerpt });
  };
  add('active', 'STIME', history.startMs, placeOf(history));
  add('prolog', 'PSTIME', history.prologStartMs);
  if (history.runningStartMs !== null) {
    add('prolog_finished', 'PETIME', history.prologEndMs ?? history.runningStartMs);
  } else if (history.endMs !== null) {
    add('prolog_failed', 'PETIME', history.prologEndMs, errorOf(vm));
  }
  const bootFailed = vm.lcm === 'BOOT_FAILURE' || vm.state === 'FAILED';
  if (bootFailed && history === vm.histories.at(-1) && history.runningStartMs !== null) {
    add('boot_failed', 'RETIME', history.runningEndMs ?? history.endMs, errorOf(vm));
  }
  return moments;
}

function placeOf(history: HistoryTree): EventAttributes {
  return withoutNulls({
    targetHost: history.host,
    hostId: history.hostId,
    datastore: history.datastore,
    hypervisor: history.hypervisor?.replace(/^vmm_/, ''),
    systemDriver: history.transferDriver,
  });
}

/** The message that OpenNebula leaves in the VM: `ERROR` of the user template, to 3.x an element of the template. */
function errorOf(vm: VmTree): EventAttributes {
  const element = elementOf(elementOf(vm.template, 'DISK'), 'ERROR') ?? elementOf(vm.template, 'ERROR');
  const text = textOf(vm.userTemplate, 'ERROR') ?? textOf(vm.template, 'ERROR') ?? textOf(element, 'MESSAGE');
  return text === null ? {} : { reason: oneLine(text.replace(CTIME_PREFIX, '')) };
}

/** The record itself, at the last moment that it tells: polling it again gives the same event. */
function recordSeen(vm: VmTree): RecordMoment | null {
  const known = [
    vm.createdMs,
    vm.endedMs,
    ...vm.histories.flatMap((history) => [
      history.startMs,
      history.endMs,
      history.prologStartMs,
      history.prologEndMs,
      history.runningStartMs,
      history.runningEndMs,
    ]),
  ].filter((atMs) => atMs !== null);
  if (known.length === 0) return null;
  const failed = vm.lcm?.endsWith('_FAILURE') === true || vm.state === 'FAILED';
  const attributes = {
    ...dimensionsOf(vm),
    ...withoutNulls({ state: vm.state, lcm: vm.lcm, sequence: vm.histories.at(-1)?.sequence }),
    ...(failed ? errorOf(vm) : {}),
  };
  const excerpt = `<VM><ID>${vm.id}</ID><NAME>${vm.name ?? ''}</NAME><STATE>${vm.state ?? ''}</STATE><LCM_STATE>${vm.lcm ?? ''}</LCM_STATE></VM>`;
  return { name: 'record_seen', atMs: Math.max(...known), attributes, excerpt };
}
