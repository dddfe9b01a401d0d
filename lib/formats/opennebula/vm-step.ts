import type { EventAttributes } from '@/lib/domain/event';
import { type Finding, oneLine } from './finding';
import type { OneLine } from './line-header';
import { factsOfPaths } from './vm-id';
import { withoutNulls } from './without-nulls';

const STEP =
  /^(Successfully execute|Failed to execute) (virtualization|network|transfer manager) driver operation: (.+?)\.?$/;
const COMMAND = /^Command execution fail(?:ed)?(?: \(exit code: (\d+)\))?: ([\s\S]+)$/;
const DEPLOY_COMMAND = /\/vmm\/([\w.-]+)\/deploy\b(?: '[^']*' '([^']+)')?/;
const NETWORK_COMMAND = /\/vnm\/([\w.-]+)\/(pre|post)\b/;
const CONTEXT_COMMAND = /\/tm\/([\w.-]+)\/context\b/;
const PREPARE_COMMAND = /\/bin\/(?:mkdir -p|cat - >)/;
const DEPLOY_ERROR = /^(Error deploying virtual machine|DEPLOY)(?::\s*([\s\S]*))?$/;

/** A driver step of a deploy, as the sub-phases name it, and the event of its success. */
interface Step {
  step: string;
  done: string;
}

/** The steps of `deploy` in one_vmm_exec.rb; null for steps of other operations, and for clean-ups after a failure. */
function stepOf(driver: string, operation: string): Step | null {
  if (driver === 'transfer manager') {
    return operation === 'tm_context' ? { step: 'context', done: 'context_created' } : null;
  }
  if (driver === 'network') {
    if (operation === 'pre') return { step: 'network_pre', done: 'network_pre_done' };
    return operation === 'post' ? { step: 'network_post', done: 'network_post_done' } : null;
  }
  if (operation === 'deploy') return { step: 'deploy', done: 'deploy_done' };
  if (operation.startsWith('/bin/mkdir')) return { step: 'mkdir', done: 'host_prepared' };
  const file = /^\/bin\/cat - >.*\/((?:vm|ds)\.xml)$/.exec(operation)?.[1];
  return file === undefined ? null : { step: file, done: 'host_prepared' };
}

const SINCE: Readonly<Record<string, string>> = {
  context: '5.0',
  mkdir: '6.0',
  'vm.xml': '6.0',
  'ds.xml': '6.0',
};

/** Reads what VMM writes into a per-VM log while it deploys: files, steps, failures. Null for other operations. */
export function readStep(line: OneLine): Finding | null {
  const { text } = line;
  if (text.startsWith('Generating deployment file: ')) {
    return { name: 'deployment_file_generated', ...factsOf(text) };
  }
  return readStepResult(text) ?? readFailedCommand(text) ?? readDeployError(line);
}

function readStepResult(text: string): Finding | null {
  const match = STEP.exec(text);
  if (match === null) return null;
  const [, result, driver = '', operation = ''] = match;
  const step = stepOf(driver, operation);
  if (step === null) return null;
  const { vmid, attributes } = factsOf(text, { step: step.step, releaseSince: SINCE[step.step] });
  if (result === 'Successfully execute') return { name: step.done, vmid, attributes };
  return { name: 'step_failed', vmid, attributes: { ...attributes, reason: oneLine(text) } };
}

function readFailedCommand(text: string): Finding | null {
  const match = COMMAND.exec(text);
  if (match === null) return null;
  const [, exitCode, command = ''] = match;
  const attributes: EventAttributes = { reason: oneLine(text) };
  if (exitCode === undefined) attributes.releaseUntil = '6.0';
  else attributes.releaseSince = '6.2';
  const deploy = DEPLOY_COMMAND.exec(command);
  const network = NETWORK_COMMAND.exec(command);
  if (deploy !== null) {
    Object.assign(attributes, { step: 'deploy', hypervisor: deploy[1], targetHost: deploy[2] });
  } else if (network !== null) {
    Object.assign(attributes, { step: `network_${network[2]}`, networkDriver: network[1] });
  } else if (CONTEXT_COMMAND.test(command)) attributes.step = 'context';
  else if (PREPARE_COMMAND.test(command)) attributes.step = 'prepare';
  else return null;
  return { name: 'step_failed', ...factsOf(command, attributes) };
}

function readDeployError(line: OneLine): Finding | null {
  const match = line.level === 'E' ? DEPLOY_ERROR.exec(line.text) : null;
  if (match === null) return null;
  const [, words, text = ''] = match;
  const attributes: EventAttributes = words === 'DEPLOY' ? { releaseSince: '6.0' } : { releaseUntil: '5.12' };
  if (text !== '') attributes.reason = oneLine(text);
  return { name: 'boot_failed', ...factsOf(text, attributes) };
}

function factsOf(
  text: string,
  known: EventAttributes = {},
): { vmid: number | undefined; attributes: EventAttributes } {
  const { vmid, ...facts } = factsOfPaths(text);
  return { vmid, attributes: withoutNulls<EventAttributes>({ ...facts, ...known }) };
}
