import type { EventAttributes } from '@/lib/domain/event';
import { type Finding, oneLine } from './finding';
import type { OneLine } from './line-header';
import { factsOfPaths } from './vm-id';

const COMMAND = /^Command execution fail(?:ed)?(?: \(exit code: (\d+)\))?: ([\s\S]+)$/;
const TM_COMMAND = /\/tm\/([\w-]+)\/([\w]+)(?:\.(\w+))? ([\s\S]*)$/;
const SCRIPT_LINE = /^(?:tm_)?([a-z]+)(?:\.sh)?: ([\s\S]*)$/;
const SCRIPT_ERROR = 'Error executing image transfer script';
const IMAGE_FILE = /\/(?:datastores\/(\d+)|images)\/([0-9a-f]{32,40})\b/;
const DESTINATION = /(?:^| in | )([\w.-]+):\/\S*\/disk\.\d+/;
const REPLICA = /^Cloning \S+ via replica (\S+) in /;

/** Verbs that a new VM's prolog consists of; `mv`, `delete`, … belong to other operations. */
const PROLOG_VERBS = new Set(['clone', 'ln', 'mkimage', 'mkswap', 'context']);

/**
 * Reads what the transfer manager (TM to 5.12, TrM from 6.0) writes into a per-VM log during a prolog. From 4.2 on a
 * script's lines are there only when it failed, stamped when it ended. Null for other operations.
 */
export function readTransfer(line: OneLine): Finding | null {
  const release = line.tag === 'TrM' ? { releaseSince: '6.0' } : { releaseUntil: '5.12' };
  if (line.text.startsWith(SCRIPT_ERROR)) {
    const reason = oneLine(line.text.slice(SCRIPT_ERROR.length).replace(/^[:\s]+/, ''));
    return { name: 'prolog_failed', attributes: { ...release, ...(reason === '' ? {} : { reason }) } };
  }
  return readFailedCommand(line.text, release) ?? readScriptLine(line, release);
}

function readFailedCommand(text: string, release: EventAttributes): Finding | null {
  const failed = COMMAND.exec(text);
  const command = failed === null ? null : TM_COMMAND.exec(failed[2] ?? '');
  if (command === null) return null;
  const [, driver = '', verb = '', systemDriver, parameters = ''] = command;
  if (!PROLOG_VERBS.has(verb)) return null;
  const words = parameters.trim().split(/\s+/);
  const vmid = Number(words.at(-2));
  const attributes: EventAttributes = {
    ...release,
    step: verb,
    verb,
    driver: systemDriver ?? driver,
    ...imageOf(words[0] ?? ''),
    ...hostOf(words.at(-3) ?? ''),
    reason: oneLine(text),
  };
  const paths = factsOfPaths(parameters);
  if (paths.datastore !== undefined) attributes.datastore = paths.datastore;
  return { name: 'step_failed', vmid: Number.isInteger(vmid) ? vmid : paths.vmid, attributes };
}

function readScriptLine(line: OneLine, release: EventAttributes): Finding | null {
  const match = SCRIPT_LINE.exec(line.text);
  const [, verb = '', message = ''] = match ?? [];
  if (!PROLOG_VERBS.has(verb)) return null;
  if (line.level === 'E') {
    return { name: 'driver_error', attributes: { ...release, verb, reason: oneLine(message) } };
  }
  if (line.level !== 'I') return null;
  const attributes: EventAttributes = { ...release, verb, ...imageOf(message), ...hostOf(message) };
  const replica = REPLICA.exec(message)?.[1];
  if (replica !== undefined) attributes.replica = replica;
  return { name: 'transfer_line', vmid: factsOfPaths(message).vmid, attributes };
}

/** The image file that a transfer reads: `…/datastores/<datastore id>/<hash>` (to 3.2 `…/images/<hash>`). */
function imageOf(text: string): EventAttributes {
  const match = IMAGE_FILE.exec(text);
  if (match === null) return {};
  return { imageSource: match[1] === undefined ? match[2] : `${match[1]}/${match[2]}` };
}

function hostOf(text: string): EventAttributes {
  const targetHost = DESTINATION.exec(text)?.[1];
  return targetHost === undefined ? {} : { targetHost };
}
