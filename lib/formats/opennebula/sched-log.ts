import type { EventAttributes } from '@/lib/domain/event';
import { type Finding, oneLine } from './finding';
import type { OneLine } from './line-header';

const DISPATCH_LINE =
  /^Dispatching (?:virtual machine|VM) (\d+) to (?:HID: |host )(\d+)(?: and datastore (\d+))?$/;
const TABLE = /^Dispatching VMs to hosts:/;
const MATCH = /^Match-making results for VM (\d+):\s*([\s\S]*)$/;

/**
 * Reads a line of the scheduler: `Dispatching …` of every release (3.0 `to HID: <hid>`, 3.8 `to host <hid>`, 4.4 with
 * the datastore; from 4.14 a table of all dispatches of a cycle) and why a VM could not be placed.
 * `path` tells rank_sched.log (7.x) from sched.log (to 6.10).
 */
export function readSchedLine(line: OneLine, path: string | null): Finding[] {
  if (line.tag === 'VM') return readDispatchLine(line.text);
  if (line.tag !== 'SCHED') return [];
  const release = releaseOf(path);
  if (TABLE.test(line.text)) return readTable(line.text, release);
  const match = MATCH.exec(line.text);
  if (match === null) {
    const row = readRow(line.text);
    return row === null ? [] : [{ ...row, attributes: { ...release, ...row.attributes } }];
  }
  const reason = oneLine(match[2] ?? '');
  const attributes = { ...release, ...(reason === '' ? {} : { reason }) };
  return [{ name: 'placement_failed', vmid: Number(match[1]), attributes }];
}

function releaseOf(path: string | null): EventAttributes {
  if (path?.includes('rank_sched') === true) return { releaseSince: '7.0' };
  return /(?:^|\/)sched\.log/.test(path ?? '')
    ? { releaseSince: '4.14', releaseUntil: '6.10' }
    : { releaseSince: '4.14' };
}

function readDispatchLine(text: string): Finding[] {
  const match = DISPATCH_LINE.exec(text);
  if (match === null) return [];
  const attributes: EventAttributes = { releaseUntil: '4.12', hostId: Number(match[2]) };
  if (match[3] !== undefined) attributes.datastore = Number(match[3]);
  return [{ name: 'dispatched', vmid: Number(match[1]), attributes }];
}

function readTable(text: string, release: EventAttributes): Finding[] {
  const [head = '', ...rows] = text.split('\n');
  return rows.flatMap((row) => {
    const finding = readRow(row);
    if (finding === null) return [];
    return [{ ...finding, attributes: { ...release, ...finding.attributes }, excerpt: `${head}\n${row}` }];
  });
}

/** A row of the dispatch table: `VMID Host DS` in 4.14, `VMID Priority Host DS` from 5.0; numbers between blanks or tabs. */
function readRow(row: string): Finding | null {
  const cells = row.trim().split(/\s+/);
  if ((cells.length !== 3 && cells.length !== 4) || !cells.every((cell) => /^-?\d+(?:\.\d+)?$/.test(cell))) {
    return null;
  }
  const [hostId, datastore] = cells.slice(-2).map(Number);
  return { name: 'dispatched', vmid: Number(cells[0]), attributes: { hostId, datastore } };
}
