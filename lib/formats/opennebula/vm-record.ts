import { OPENNEBULA_SERVICES } from '@/lib/domain/catalogue/opennebula-services';
import type { EventDraft } from '@/lib/domain/event';
import type { LogFormat, LogRecord, Understanding } from '../record';
import { stampInUtc } from '../stamp';
import { instanceOf, type OneService } from './finding';
import { momentsOfVm, type RecordMoment } from './vm-moments';
import { type VmTree, vmOf, vmsOfAccounting } from './vm-tree';
import { elementOf, elementsOf, isTree, parseXml, type Tree } from './xml';

const ROOT = /^\s*(?:<\?xml[^>]*\?>\s*)?<(?:!DOCTYPE\s+)?(?:VM|VM_POOL|HISTORY_RECORDS|methodResponse)[\s>]/;
const KEYS = ['VM', 'VM_POOL', 'HISTORY_RECORDS'];

/** VM records in XML or JSON: `onevm show|list -x|-j`, `oneacct -x|-j`, the answer of one.vm.info or one.vmpool.info. */
export const opennebulaRecord: LogFormat = {
  name: 'opennebula-record',
  recognises: ({ fields, text }) =>
    (fields !== null && hasRecordKey(fields)) || ROOT.test(text) || isJsonRecord(text),
  parse: parseRecord,
};

function hasRecordKey(fields: Tree): boolean {
  return KEYS.some((key) => isTree(fields[key]));
}

function isJsonRecord(text: string): boolean {
  return /^\s*\{\s*"(?:VM|VM_POOL|HISTORY_RECORDS)"\s*:/.test(text);
}

function parseRecord(record: LogRecord): Understanding {
  const root = rootOf(record);
  if (typeof root === 'string') return { kind: 'malformed', reason: root };
  const vms = vmsOf(root);
  if (typeof vms === 'string') return { kind: 'malformed', reason: vms };
  const drafts: EventDraft[] = [];
  for (const vm of vms) {
    for (const moment of momentsOfVm(vm)) {
      const draft = draftOfMoment(record, vm, moment, OPENNEBULA_SERVICES.record);
      if (typeof draft === 'string') return { kind: 'malformed', reason: `VM ${vm.id}: ${draft}` };
      drafts.push(draft);
    }
  }
  return drafts.length === 0 ? { kind: 'ignored' } : { kind: 'events', events: drafts };
}

/** The parsed text or the reason why it cannot be parsed. */
function rootOf(record: LogRecord): Tree | string {
  if (record.fields !== null && hasRecordKey(record.fields)) return record.fields;
  if (!isJsonRecord(record.text)) {
    const parsed = parseXml(record.text);
    return parsed.ok ? parsed.root : parsed.reason;
  }
  try {
    const json: unknown = JSON.parse(record.text);
    return isTree(json) ? json : 'JSON holds no record';
  } catch {
    return 'JSON cannot be read';
  }
}

function vmsOf(root: Tree): VmTree[] | string {
  const response = elementOf(root, 'methodResponse');
  if (response !== null) return vmsOfResponse(response);
  // A shipper's consecutive documents reach this as one text.
  const accounts = elementsOf(root, 'HISTORY_RECORDS');
  if (accounts.length > 0) return vmsOfAccounting(accounts.flatMap((tree) => elementsOf(tree, 'HISTORY')));
  const trees = [root, ...elementsOf(root, 'VM_POOL')].flatMap((tree) => elementsOf(tree, 'VM'));
  const vms = trees.map(vmOf).filter((vm) => vm !== null);
  return vms.length < trees.length ? 'VM record without an ID' : vms;
}

/** XML-RPC: `params/param/value/array/data/value[1]/string` holds the VM's XML, escaped. */
function vmsOfResponse(response: Tree): VmTree[] | string {
  const param = elementOf(elementOf(response, 'params'), 'param');
  const data = elementOf(elementOf(elementOf(param, 'value'), 'array'), 'data');
  for (const value of elementsOf(data, 'value')) {
    const text = value.string;
    if (typeof text !== 'string' || !ROOT.test(text) || text.includes('<methodResponse>')) continue;
    const inner = parseXml(text);
    return inner.ok ? vmsOf(inner.root) : inner.reason;
  }
  return [];
}

/** The event of a record's moment, or the reason why its time cannot be. Records tell Unix seconds: no zone is in doubt. */
export function draftOfMoment(
  record: LogRecord,
  vm: VmTree,
  moment: RecordMoment,
  service: OneService,
): EventDraft | string {
  const stamp = stampInUtc(moment.atMs, 1000, record.hints.receivedMs);
  if (!stamp.ok) return stamp.reason;
  return {
    source: 'opennebula',
    name: moment.name,
    atMs: stamp.atMs,
    endMs: null,
    instance: instanceOf(null, vm.id),
    requestId: null,
    host: record.hints.host,
    cacheKey: null,
    attempt: null,
    clock: stamp.clock,
    // No offset: the same record polled again must be the same event.
    origin: { path: record.hints.path, offset: null, service },
    attributes: moment.attributes,
    line: moment.excerpt,
  };
}
