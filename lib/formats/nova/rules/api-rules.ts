import { imageOfRef } from '../image-ref';
import { type EventPart, ruleTable, tells } from '../message-rule';
import { readPythonLiteral } from '../python-literal';

const POST = /"POST ([^ "?]+)(?:\?\S*)?(?: HTTP\/[\d.]+)?" status: (\d{3}) .*?time: ([\d.]+)/;
const CREATE_PATH = /\/(?:servers|os-volumes_boot)(?:\.json)?\/?$/;
const ACTION_PATH = /\/servers\/([0-9a-f]{8}-[0-9a-f-]{27})\/action\/?$/i;
const EXTERNAL_EVENT =
  /^Creating event network-vif-plugged:(\S+) for instance ([0-9a-f-]{36})(?: on (\S+))?/i;

/** Keys of an action body and the operation that each begins; other actions change nothing that looks like a boot. */
const OPERATION_OF_ACTION: Record<string, string> = {
  reboot: 'reboot',
  rebuild: 'rebuild',
  resize: 'resize',
  confirmResize: 'confirm_resize',
  revertResize: 'revert_resize',
  migrate: 'migrate',
  'os-migrateLive': 'live_migration',
  evacuate: 'evacuate',
  rescue: 'rescue',
  unrescue: 'unrescue',
  shelve: 'shelve',
  shelveOffload: 'shelve_offload',
  unshelve: 'unshelve',
  'os-start': 'start',
  'os-stop': 'stop',
  pause: 'pause',
  unpause: 'unpause',
  suspend: 'suspend',
  resume: 'resume',
  createImage: 'snapshot',
  createBackup: 'snapshot',
  restore: 'restore',
};

/**
 * Access lines, stamped at the END of the request: eventlet's `<ip> "POST /v2.1/servers HTTP/1.1" status: 202 len: N
 * time: S` (Folsom to 2025.1) and nova.api.openstack.requestlog's, which has no `HTTP/1.1` (Pike on). An action's line
 * does not say which action; its DEBUG body does.
 */
function readAccessLine(match: RegExpExecArray): EventPart | null {
  const [, path = '', status = '', seconds = ''] = match;
  const tookMs = Number(seconds) * 1000;
  if (CREATE_PATH.test(path)) {
    if (Number(status) >= 400) {
      return { name: 'api_rejected', attributes: { tookMs, reason: `the API answered ${status}` } };
    }
    return status === '202' ? { name: 'api_accepted', attributes: { tookMs } } : null;
  }
  const instance = ACTION_PATH.exec(path)?.[1]?.toLowerCase();
  if (instance === undefined || status !== '202') return null;
  return { name: 'operation_started', instance, attributes: { operation: 'action', tookMs } };
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

function readCreateBody(server: Record<string, unknown>): EventPart {
  const image = imageOfRef(server.imageRef);
  const flavor = server.flavorRef;
  const count = numberOf(server.min_count ?? server.max_count);
  const attributes: EventPart['attributes'] = {};
  if (image !== null) attributes.image = image;
  if (typeof flavor === 'string' || typeof flavor === 'number') {
    const text = String(flavor);
    attributes.flavor = { id: text.slice(text.lastIndexOf('/') + 1) };
  }
  if (typeof server.name === 'string') attributes.displayName = server.name;
  if (count !== undefined) attributes.count = count;
  return { name: 'api_create_called', cacheKey: image?.cacheKey ?? null, attributes };
}

/**
 * `Action: 'create'[, calling method: …], body: …` (nova.api.openstack.wsgi, DEBUG, Grizzly on). The body is the
 * request's text or the repr of the parsed dict; `create` is also the action of key pairs, events and many others, so
 * only a body with `server` counts.
 */
function readAction(match: RegExpExecArray): EventPart | null {
  const body = readPythonLiteral(match[2] ?? '');
  if (typeof body !== 'object' || body === null) return null;
  const record = body as Record<string, unknown>;
  if (match[1] === 'create') {
    const server = record.server;
    return typeof server === 'object' && server !== null
      ? readCreateBody(server as Record<string, unknown>)
      : null;
  }
  for (const key of Object.keys(record)) {
    const operation = OPERATION_OF_ACTION[key];
    if (operation !== undefined) return { name: 'operation_started', attributes: { operation } };
  }
  return null;
}

/** nova.osapi_compute.wsgi.server, nova.api.openstack.requestlog */
export const accessRules = ruleTable([
  {
    begins: '',
    contains: '"POST ',
    read: (record) => {
      const match = POST.exec(record.message);
      return match === null ? null : readAccessLine(match);
    },
  },
]);

/** nova.api.openstack.wsgi */
export const actionRules = ruleTable([
  tells('Action: ', /^Action: u?'(create|action)'.*?, body: (.*)$/s, readAction),
]);

/** Neutron calls the API: the request id of the line is not the boot's. `on <host>` from Ocata on. */
export const externalEventRules = ruleTable([
  tells('Creating event network-vif-plugged:', EXTERNAL_EVENT, ([, port = '', instance = '', host]) => ({
    name: 'vif_plug_reported',
    instance: instance.toLowerCase(),
    requestId: null,
    attributes: { port, ...(host === undefined ? {} : { targetHost: host }) },
  })),
]);

/** nova.compute.api */
export const computeApiRules = ruleTable([
  tells('Going to run ', /^Going to run (\d+) instances/, ([, count]) => ({
    name: 'instances_provisioned',
    attributes: { count: Number(count) },
  })),
  tells('Going to try to ', /^Going to try to (start|stop) instance/, ([, operation]) => ({
    name: 'operation_started',
    attributes: { operation },
  })),
]);
