import type { Event } from '../../event';
import { elapsedMs } from '../elapsed-ms';
import type { Attempt } from './attempt';

/** Two tellings of one scheduling lie closer together than this. */
const SAME_SCHEDULING_MS = 1000;

const REQUEST_EVENTS = ['api_create_called', 'api_accepted', 'action_started'];

/**
 * Gives each attempt the API, scheduler and conductor events that led to it, and what they said of its failure. They are told apart by their own sequence
 * (scheduled again, assigned again) and not by the compute hosts' stamps, whose clocks may differ.
 */
export function splitController(attempts: readonly Attempt[], controller: readonly Event[]): void {
  const sections: Event[][] = [];
  for (const event of controller) {
    const current = sections.at(-1);
    if (current === undefined || beginsSection(current, event, attempts)) sections.push([event]);
    else current.push(event);
  }
  let next = 0;
  for (const section of sections) {
    while (next < attempts.length - 1 && wasOverBefore(attempts[next], section)) next += 1;
    const isLed = next < attempts.length;
    attempts[next]?.controller.push(...section);
    const told = isLed ? section.filter((event) => event.name === 'rescheduled') : section;
    attempts[Math.min(next, attempts.length) - 1]?.aftermath.push(...told);
    next += 1;
  }
}

function beginsSection(current: readonly Event[], event: Event, attempts: readonly Attempt[]): boolean {
  if (event.name === 'rescheduled') return isLongAfter(current, event);
  if (event.name === 'schedule_started' || event.name === 'host_assigned') return isRepeated(current, event);
  if (!REQUEST_EVENTS.includes(event.name)) return false;
  return (
    isRepeated(current, event) && attempts.some((attempt) => (attempt.ran?.atMs ?? Infinity) < event.atMs)
  );
}

/** Before Queens the scheduler takes a build up again and then says why; after, the conductor says so first. */
function isLongAfter(current: readonly Event[], event: Event): boolean {
  const [first] = current;
  return first !== undefined && elapsedMs(first.atMs, event.atMs) > SAME_SCHEDULING_MS;
}

function isRepeated(current: readonly Event[], event: Event): boolean {
  return current.some(
    (known) => known.name === event.name && elapsedMs(known.atMs, event.atMs) > SAME_SCHEDULING_MS,
  );
}

/** Without request ids only the moments tell which boot a posted API event is of. */
function wasOverBefore(attempt: Attempt | undefined, section: readonly Event[]): boolean {
  const end = attempt?.ran ?? attempt?.fatal ?? null;
  const first = section[0];
  return end !== null && first !== undefined && first.requestId === null && end.atMs < first.atMs;
}
