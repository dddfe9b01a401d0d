import type { BootFailure } from '../../boot';
import type { Event } from '../../event';
import type { Attempt } from './attempt';
import { failuresOf } from './boot-bounds';
import { type Signal, stateOf } from './signal';

/** Texts that say that something failed, but not what. */
const GENERIC = [
  /^(?:error: )?(?:failed|could not|unable)(?: to)? create domain/i,
  /^error copying\b/i,
  /^command execution fail/i,
  /^failed to execute\b/i,
];

/** Texts that say nothing at all: the head of a script that is quoted line by line, a state's name. */
const EMPTY = [/^unable$/i, /^xpath set is empty$/i, /^command "(?!.*failed)/i, /^state [A-Z_]+/];

/** A command that a script quotes before it says how it failed; the cause is what follows. */
const QUOTED_COMMAND = /^Command ".*" failed:? *(?=\S)/;

/** Kinds of lines by how much they tell: what a driver says, what OpenNebula makes of it, which step it was. */
const TELLING = ['driver_error', 'prolog_failed', 'boot_failed', 'cloning_failed', 'step_failed'];

/**
 * Why an attempt failed: the last line that names a cause. Drivers say first what they tried, then why it failed, and
 * OpenNebula's own line (`Error deploying virtual machine: …`) often repeats the least of it.
 */
export function failureOf(attempt: Attempt): BootFailure | null {
  if (attempt.running !== null) return null;
  const failures = failuresOf(attempt);
  const [best] = failures
    .map((signal, index) => ({ signal, index, reason: reasonOf(signal) }))
    .filter(({ reason }) => reason !== '')
    .sort((a, b) => scoreOf(a.signal, a.reason) - scoreOf(b.signal, b.reason) || b.index - a.index);
  return best === undefined ? null : { reason: best.reason, event: tellerOf(best.signal).id };
}

function scoreOf(signal: Signal, reason: string): number {
  const isGeneric = GENERIC.some((pattern) => pattern.test(reason));
  const isEmpty = EMPTY.some((pattern) => pattern.test(reason));
  return TELLING.indexOf(signal.name) + (isEmpty ? 2 : isGeneric ? 1 : 0) * TELLING.length;
}

/** Of the events that tell one failure, the first that has a reason. */
function tellerOf(signal: Signal): Event {
  return signal.events.find((event) => typeof event.attributes.reason === 'string') ?? signal.own;
}

function reasonOf(signal: Signal): string {
  const { reason } = tellerOf(signal).attributes;
  if (typeof reason === 'string') return reason.replace(QUOTED_COMMAND, '');
  const state = stateOf(signal);
  return state === '' ? '' : `state ${state}, no line says why`;
}
