import type { EventAttributes } from '@/lib/domain/event';
import type { Finding } from './finding';
import type { OneLine } from './line-header';

const STATE_LINE = /^(?:Fail to boot VM\. )?New (VM |LCM )?state is ([A-Z_]+)\.?$/;

/** States of a new VM's way to RUNNING; any other state has left it. */
const EVENT_OF_STATE: Readonly<Record<string, string>> = {
  PENDING: 'pending',
  HOLD: 'hold',
  CLONING: 'cloning',
  CLONING_FAILURE: 'cloning_failed',
  ACTIVE: 'active',
  PROLOG: 'prolog',
  PROLOG_FAILURE: 'prolog_failed',
  BOOT: 'boot',
  BOOT_FAILURE: 'boot_failed',
  FAILED: 'boot_failed',
  RUNNING: 'running',
  CLEANUP_RESUBMIT: 'resubmitted',
};

/** The event that entering a state is; `lcm` tells the life-cycle manager's states from the VM's. */
export function eventOfState(state: string, lcm: boolean): Finding {
  const name = EVENT_OF_STATE[state] ?? 'state_left';
  return { name, attributes: lcm ? { lcm: state } : { state } };
}

/**
 * Reads a state line of a per-VM log. To 4.12 `[DiM|LCM] New VM state is <S>`, with a full stop or without
 * (src/dm/DispatchManagerActions.cc, src/lcm/LifeCycle{Actions,States}.cc); from 4.14 `[VM] New state is <S>` and
 * `[VM] New LCM state is <S>` (VirtualMachine::set_state). `[LCM] New state is BOOT` is what `onevm restart` wrote to
 * 4.12: no new VM's boot, said by attributes.operation.
 */
export function readState(line: OneLine): Finding | null {
  if (line.level !== 'I') return null;
  const match = STATE_LINE.exec(line.text);
  if (match === null) return null;
  const [, family, state = ''] = match;
  if (line.tag === 'VM' && family !== 'VM ') {
    const finding = eventOfState(state, family === 'LCM ');
    return { ...finding, attributes: { ...finding.attributes, releaseSince: '4.14' } };
  }
  if (line.tag !== 'DiM' && line.tag !== 'LCM') return null;
  const finding = eventOfState(state, line.tag === 'LCM');
  const attributes: EventAttributes = { ...finding.attributes, ...releaseOf(line) };
  if (family === undefined && state === 'BOOT') attributes.operation = 'restart';
  return { ...finding, attributes };
}

/** The zone label came with 4.8. */
function releaseOf(line: OneLine): EventAttributes {
  return line.zone === null ? { releaseUntil: '4.6' } : { releaseSince: '4.8', releaseUntil: '4.12' };
}
