import { OPENNEBULA_SERVICES } from '@/lib/domain/catalogue/opennebula-services';
import type { EventDraft } from '@/lib/domain/event';
import type { LogFormat, LogRecord, Understanding } from '../record';
import { stampInUtc } from '../stamp';
import { instanceOf } from './finding';
import { momentsOfVm } from './vm-moments';
import { draftOfMoment } from './vm-record';
import { eventOfState } from './vm-state';
import { type VmTree, vmOf } from './vm-tree';
import { withoutNulls } from './without-nulls';
import { elementOf, isTree, numberOf, parseXml, type Tree, textOf } from './xml';

const PLAIN = /^\s*<HOOK_MESSAGE>/;
/** Base64 of `<HOOK_MESSAGE>`, alone or behind its ZeroMQ key (`EVENT STATE VM/ACTIVE/BOOT/12 `). */
const ENCODED = /^\s*(?:EVENT \S+ \S+ *\s)?\s*(PEhPT0tfTUVTU0FHRT[A-Za-z0-9+/=\s]+)$/;

/**
 * State messages of the hook manager (OpenNebula 5.10+, src/hm/HookStateVM.cc): XML, or base64 as the bus has it. They
 * tell no time of their own, so the shipper's time is taken; without it only the moments in the VM's record are.
 */
export const opennebulaHook: LogFormat = {
  name: 'opennebula-hook',
  recognises: ({ fields, text }) => isTree(fields?.HOOK_MESSAGE) || PLAIN.test(text) || ENCODED.test(text),
  parse: parseHook,
};

function parseHook(record: LogRecord): Understanding {
  const root = rootOf(record);
  if (typeof root === 'string') return { kind: 'malformed', reason: root };
  const message = elementOf(root, 'HOOK_MESSAGE');
  if (textOf(message, 'HOOK_TYPE') !== 'STATE' || textOf(message, 'HOOK_OBJECT') !== 'VM') {
    return { kind: 'ignored' };
  }
  const tree = elementOf(message, 'VM');
  const vm = vmOf({ ...tree, ID: textOf(tree, 'ID') ?? numberOf(message, 'RESOURCE_ID') ?? '' });
  if (message === null || vm === null) return { kind: 'malformed', reason: 'hook message names no VM' };
  return understandHook(record, message, vm);
}

/** The parsed message or the reason why it cannot be parsed. */
function rootOf({ fields, text }: LogRecord): Tree | string {
  if (fields !== null && isTree(fields.HOOK_MESSAGE)) return fields;
  const encoded = ENCODED.exec(text)?.[1];
  const parsed = parseXml(encoded === undefined ? text : Buffer.from(encoded, 'base64').toString('utf8'));
  return parsed.ok ? parsed.root : parsed.reason;
}

function understandHook(record: LogRecord, message: Tree, vm: VmTree): Understanding {
  const events: EventDraft[] = [];
  if (record.hints.timeMs !== null) {
    const state = stateEvent(record, record.hints.timeMs, message, vm);
    if (typeof state === 'string') return { kind: 'malformed', reason: state };
    events.push(state);
  }
  for (const moment of momentsOfVm(vm)) {
    const draft = draftOfMoment(record, vm, moment, OPENNEBULA_SERVICES.record);
    if (typeof draft === 'string') return { kind: 'malformed', reason: draft };
    events.push(draft);
  }
  if (events.length > 0) return { kind: 'events', events };
  return { kind: 'malformed', reason: 'hook message tells no time: the shipper must send its own' };
}

function stateEvent(record: LogRecord, timeMs: number, message: Tree, vm: VmTree): EventDraft | string {
  const stamp = stampInUtc(timeMs, 1, record.hints.receivedMs);
  if (!stamp.ok) return stamp.reason;
  const state = textOf(message, 'STATE') ?? '';
  const lcm = textOf(message, 'LCM_STATE') ?? '';
  const { name, attributes } = state === 'ACTIVE' ? eventOfState(lcm, true) : eventOfState(state, false);
  const history = vm.histories.at(-1);
  return {
    source: 'opennebula',
    name,
    atMs: stamp.atMs,
    endMs: null,
    instance: instanceOf(null, vm.id),
    requestId: null,
    host: record.hints.host,
    cacheKey: null,
    attempt: null,
    clock: stamp.clock,
    origin: { path: record.hints.path, offset: record.hints.offset, service: OPENNEBULA_SERVICES.hook },
    attributes: {
      ...attributes,
      ...withoutNulls({
        sequence: history?.sequence,
        targetHost: textOf(message, 'REMOTE_HOST') ?? history?.host,
        creation: name === 'pending' && history === undefined ? true : null,
        // A VM comes back to RUNNING from every hot-plug and migration as well.
        from: name === 'running' ? vm.previousLcm : null,
        releaseSince: '5.10',
      }),
    },
    line: `EVENT STATE VM/${state}/${lcm}/${vm.id}`,
  };
}
