import { type Finding, oneLine } from './finding';
import type { OneLine } from './line-header';
import { readState } from './vm-state';
import { readStep } from './vm-step';
import { readTransfer } from './vm-transfer';

const RUNNING_BY_MONITOR = /^VM (?:reported RUNNING|found again)\b/;
const NOT_PLACED = /^Cannot (?:dispatch|schedule) VM\b/;
/** What a script that is not part of a new VM's boot writes before its lines. */
const OTHER_SCRIPT =
  /^(?:mv|mvds|cpds|delete|snap\w*|resize|monitor\w*|shutdown|cancel|reboot|reset|save|restore|migrate\w*|attach\w*|detach\w*|clean|poll|prereconfigure|reconfigure|backup\w*|resched): /;
const TROUBLE =
  /^(?:error|timeout)\b|\b(?:failed|failure|cannot|can't|could not|unable|no such file|not found|denied|refused|timed out|invalid|unknown command|not allowed|unreachable|no space left)\b|\((?:\w+Error|\w+Exception)\)$/i;
const ROUTINE = /^(?:Successfully|ExitCode|Ignored|Command execution|Failed to execute|Fail to|VM )/;

/**
 * Reads a line of a per-VM log (`/var/log/one/<vmid>.log`, or with a `[VM n]` label in a common stream): states, driver
 * steps, transfers, and what drivers say of their failures. Null for a line that tells nothing of a boot.
 */
export function readVmLine(line: OneLine): Finding | null {
  switch (line.tag) {
    case 'DiM':
      return readState(line);
    case 'LCM':
      return readState(line) ?? readMonitorVerdict(line);
    case 'VM':
      return readState(line) ?? readContextAbsent(line);
    case 'VMM':
      return readPlacementRefusal(line) ?? readStep(line) ?? readMonitorVerdict(line) ?? readTrouble(line);
    case 'TM':
    case 'TrM':
      return readTransfer(line) ?? readTrouble(line);
    case 'SCM':
    case 'SCHED':
      return readPlacementRefusal(line);
    default:
      return null;
  }
}

function readMonitorVerdict(line: OneLine): Finding | null {
  if (!RUNNING_BY_MONITOR.test(line.text)) return null;
  const reported = line.text.startsWith('VM reported');
  return { name: 'monitored_running', attributes: reported ? { releaseSince: '5.12' } : {} };
}

function readContextAbsent(line: OneLine): Finding | null {
  return line.text === 'Virtual Machine has no context' ? { name: 'context_absent' } : null;
}

/** From 7.0 the scheduler writes into the VM's log why it could not place it (tag VMM or SCM). */
function readPlacementRefusal(line: OneLine): Finding | null {
  if (line.level !== 'E' || !NOT_PLACED.test(line.text)) return null;
  return { name: 'placement_failed', attributes: { reason: oneLine(line.text), releaseSince: '7.0' } };
}

/** Any other line in which a driver or hypervisor says what went wrong; scripts send the lines after the first as `[I]`. */
function readTrouble(line: OneLine): Finding | null {
  if (line.text === '' || ROUTINE.test(line.text) || OTHER_SCRIPT.test(line.text)) return null;
  const says = line.level === 'E' || (line.level === 'I' && TROUBLE.test(line.text));
  return says ? { name: 'driver_error', attributes: { reason: oneLine(line.text) } } : null;
}
