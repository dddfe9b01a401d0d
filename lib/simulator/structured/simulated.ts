import type { Boot } from '@/lib/domain/boot';
import { findEventKind } from '@/lib/domain/catalogue/events';
import type { Event } from '@/lib/domain/event';
import type { NovaOptions } from '../nova/options';
import { simulateNova } from '../nova/simulate-nova';
import { novaBoot } from './nova-boot';
import { novaEvent } from './nova-event';

/** Actions of the simulation between two looks at what it gave. */
const SLICE = 2000;

/**
 * The events of a simulated cloud that logs at DEBUG, in time order and batches of about `batch`, without writing and reading
 * their lines. Memory does not grow with their number.
 */
export async function* simulatedEvents(
  options: NovaOptions,
  cloud: string,
  batch: number,
): AsyncGenerator<Event[]> {
  let events: Event[] = [];
  const { advance } = simulateNova(options, {
    step: (step) => {
      const event = novaEvent(step, cloud);
      if (event !== null) events.push(event);
      return event !== null;
    },
  });
  for (let goesOn = true; goesOn; ) {
    goesOn = advance(SLICE);
    if (events.length < batch && goesOn) continue;
    if (events.length > 0) yield events;
    events = [];
  }
}

/** The boots of the same cloud as assembling gives them, in the order in which they end, in batches of about `batch`. */
export async function* simulatedBoots(
  options: NovaOptions,
  cloud: string,
  batch: number,
): AsyncGenerator<Boot[]> {
  let boots: Boot[] = [];
  const { advance } = simulateNova(options, {
    step: ({ name }) => findEventKind(name) !== null,
    settled: ({ attempts }) => {
      for (const attempt of attempts) boots.push(novaBoot(attempt, cloud));
    },
  });
  for (let goesOn = true; goesOn; ) {
    goesOn = advance(SLICE);
    if (boots.length < batch && goesOn) continue;
    if (boots.length > 0) yield boots;
    boots = [];
  }
}
