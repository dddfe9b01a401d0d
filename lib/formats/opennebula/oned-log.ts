import type { EventAttributes } from '@/lib/domain/event';
import { type Finding, oneLine, requestIdOf } from './finding';
import type { OneLine } from './line-header';

/** Method names from 5.4 on, class names to 5.2 (src/rm/Request.cc, include/RequestManager*.h). */
const CREATE =
  '(?:one\\.template\\.instantiate|one\\.vm\\.allocate|(?:VM)?TemplateInstantiate|VirtualMachineAllocate)';
const DEPLOY = '(?:one\\.vm\\.deploy|VirtualMachineDeploy)';
const CREATE_INVOKED = new RegExp(`\\b(${CREATE}) invoked\\b\\s*,?\\s*(.*)`);
const CREATE_DONE = new RegExp(`\\b(${CREATE}) result SUCCESS, (\\d+)\\b`);
const DEPLOY_INVOKED = new RegExp(`\\b(${DEPLOY}) invoked\\b\\s*,?\\s*(\\d+), (\\d+)(.*)`);
const REQUEST = /\bReq:(\d+)/;
const DISPATCHED_VM = /^Deploying VM (\d+)/;
const MESSAGE = /^Message received: (TRANSFER|DEPLOY) (SUCCESS|FAILURE) (\d+)\s*([\s\S]*)$/;
const FORWARDED = /^Message received: LOG ([EWID]) (\d+) ([\s\S]*)$/;
const QUOTED = /"([^"]*)"/;

/**
 * Reads a line of oned.log that is about a new VM: the API call that makes it and its answer, the deploy, what the
 * drivers answer. The call's format can be configured (LOG_CALL_FORMAT), so only its method and arguments are relied on.
 */
export function readOnedLine(line: OneLine): Finding | null {
  switch (line.tag) {
    case 'ReM':
      return readCall(line) ?? readCallResult(line) ?? readDeployCall(line);
    case 'DiM':
      return readDeploying(line);
    case 'TM':
    case 'TrM':
    case 'VMM':
      return readDriverMessage(line);
    default:
      return null;
  }
}

/** A `Message received: LOG <level> <vmid> <text>` line as the per-VM line that it became; null for other lines. */
export function readForwardedLine(line: OneLine): OneLine | null {
  const match = FORWARDED.exec(line.text);
  if (match === null) return null;
  return { ...line, level: match[1] ?? 'I', labelledVm: Number(match[2]), text: (match[3] ?? '').trimEnd() };
}

function releaseOf(method: string, text = ''): EventAttributes {
  if (!method.startsWith('one.')) return { releaseUntil: '5.2' };
  return { releaseSince: / IP:\S+ /.test(text) ? '5.8' : '5.4' };
}

function requestOf(line: OneLine): string | undefined {
  const request = REQUEST.exec(line.text)?.[1];
  return request === undefined ? undefined : requestIdOf(line.zone, request);
}

function readCall(line: OneLine): Finding | null {
  const match = CREATE_INVOKED.exec(line.text);
  const requestId = requestOf(line);
  if (match === null || requestId === undefined) return null;
  const [, method = '', parameters = ''] = match;
  const attributes: EventAttributes = { ...releaseOf(method, line.text), request: method };
  if (/nstantiate/.test(method)) {
    const template = /^(\d+)\b/.exec(parameters)?.[1];
    const displayName = QUOTED.exec(parameters)?.[1];
    if (template !== undefined) attributes.flavor = { id: template };
    // Strings are cut after 20 characters, with an ellipsis in place of the rest.
    if (displayName && !displayName.endsWith('...')) attributes.displayName = displayName;
  }
  return { name: 'creation_requested', requestOnly: true, requestId, attributes };
}

function readCallResult(line: OneLine): Finding | null {
  const match = CREATE_DONE.exec(line.text);
  if (match === null) return null;
  const [, method = '', vmid] = match;
  return {
    name: 'pending',
    vmid: Number(vmid),
    requestId: requestOf(line),
    attributes: { ...releaseOf(method), creation: true },
  };
}

function readDeployCall(line: OneLine): Finding | null {
  const match = DEPLOY_INVOKED.exec(line.text);
  if (match === null) return null;
  const [, method = '', vmid, hostId, rest = ''] = match;
  const attributes: EventAttributes = { ...releaseOf(method, line.text), hostId: Number(hostId) };
  const datastore = /^, (?:true|false), (\d+)\b/.exec(rest)?.[1];
  if (datastore !== undefined) attributes.datastore = Number(datastore);
  return { name: 'deploy_requested', vmid: Number(vmid), attributes };
}

function readDeploying(line: OneLine): Finding | null {
  const vmid = DISPATCHED_VM.exec(line.text)?.[1];
  return vmid === undefined ? null : { name: 'deploy_requested', vmid: Number(vmid), attributes: {} };
}

function readDriverMessage(line: OneLine): Finding | null {
  const match = MESSAGE.exec(line.text);
  if (match === null) return null;
  const [, action = '', result, vmid, rest = ''] = match;
  const attributes: EventAttributes = {};
  if (line.tag === 'TrM') attributes.releaseSince = '6.0';
  if (line.tag === 'TM') attributes.releaseUntil = '5.12';
  if (result === 'FAILURE') {
    const reason = oneLine(rest.replace(/^-$/, ''));
    if (reason !== '') attributes.reason = reason;
    return { name: action === 'DEPLOY' ? 'boot_failed' : 'prolog_failed', vmid: Number(vmid), attributes };
  }
  if (action === 'TRANSFER') return { name: 'transfer_succeeded', vmid: Number(vmid), attributes };
  const deployId = oneLine(rest);
  return {
    name: 'deploy_succeeded',
    vmid: Number(vmid),
    attributes: deployId === '' ? attributes : { ...attributes, deployId },
  };
}
