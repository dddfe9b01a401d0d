import { OPENNEBULA_SERVICES } from '@/lib/domain/catalogue/opennebula-services';
import type { LogFormat, LogRecord, Understanding } from '../record';
import { draftOf, type Finding, type OneService } from './finding';
import { looksLikeOneLine, type OneLine, readOneLine } from './line-header';
import { readForwardedLine, readOnedLine } from './oned-log';
import { readSchedLine } from './sched-log';
import { vmOfPath } from './vm-id';
import { readVmLine } from './vm-log';

const NO_VM =
  'the line tells no VM id: a per-VM log has it in its file name only, so send the path (…/<vmid>.log) with each line';

/** oned.log, sched.log, rank_sched.log and per-VM logs of OpenNebula, in each of its three log systems. */
export const opennebulaLogLine: LogFormat = {
  name: 'opennebula-log',
  recognises: (record) => looksLikeOneLine(record.text),
  parse: parseLine,
};

function parseLine(record: LogRecord): Understanding {
  const line = readOneLine(record);
  if (line === null) return { kind: 'malformed', reason: 'not an OpenNebula log line' };
  const { service, findings } = findingsOf(line, record.hints.path);
  if (findings.length === 0) return { kind: 'ignored' };
  const { stamp } = line;
  if (!stamp.ok) return { kind: 'malformed', reason: stamp.reason };
  const events = [];
  for (const finding of findings) {
    const vmid = vmOf(finding, line, service, record.hints.path);
    if (vmid === null && finding.requestOnly !== true) {
      // What a driver complains of is worth nothing without its VM, and such lines occur outside VM logs as well.
      return finding.name === 'driver_error' ? { kind: 'ignored' } : { kind: 'malformed', reason: NO_VM };
    }
    events.push(draftOf(record, { ...line, stamp }, service, finding, vmid));
  }
  return { kind: 'events', events };
}

function vmOf(finding: Finding, line: OneLine, service: OneService, path: string | null): number | null {
  if (finding.requestOnly === true) return null;
  const ofPath = service === OPENNEBULA_SERVICES.vmLog ? vmOfPath(path) : null;
  return line.labelledVm ?? finding.vmid ?? ofPath;
}

function findingsOf(line: OneLine, path: string | null): { service: OneService; findings: Finding[] } {
  const dispatches = readSchedLine(line, path);
  if (dispatches.length > 0) return { service: OPENNEBULA_SERVICES.scheduler, findings: dispatches };
  const forwarded = readForwardedLine(line);
  const ofOned = forwarded === null ? readOnedLine(line) : readVmLine(forwarded);
  if (ofOned !== null) {
    const vmid = ofOned.vmid ?? forwarded?.labelledVm ?? undefined;
    return { service: OPENNEBULA_SERVICES.oned, findings: [{ ...ofOned, vmid }] };
  }
  const ofVm = forwarded === null ? readVmLine(line) : null;
  return { service: OPENNEBULA_SERVICES.vmLog, findings: ofVm === null ? [] : [ofVm] };
}
