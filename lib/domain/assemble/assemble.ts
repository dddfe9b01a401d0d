import type { Boot } from '../boot';
import type { Event } from '../event';
import { assembleInstance, distinctEvents, requestsOf } from './assemble-instance';
import { imageFactsOf, imageFactsOfHost } from './image-facts';
import { inferCache } from './infer-cache';

/**
 * All boots that a set of events holds, in order of their start: instances of any cloud and source, with the events of
 * their requests joined in, and cache states concluded from the history of each host. Pure: the same set in any order,
 * any number of times, gives the same boots.
 */
export function assemble(events: readonly Event[]): Boot[] {
  const distinct = distinctEvents(events);
  const nameless = groupBy(
    distinct.filter((event) => event.instance === null),
    requestKey,
  );
  const instances = groupBy(
    distinct.filter((event) => event.instance !== null),
    instanceKey,
  );
  const assembled = [...instances.values()].map((named) => {
    const joined = requestsOf(named).flatMap(
      (requestId) => nameless.get(requestKeyOf(named[0], requestId)) ?? [],
    );
    const all = [...named, ...joined];
    return { boots: assembleInstance(all), events: all };
  });
  const facts = [
    ...imageFactsOfHost(distinct.filter((event) => event.instance === null)),
    ...assembled.flatMap(({ boots, events: own }) => boots.flatMap((boot) => imageFactsOf(boot, own))),
  ];
  const factsOfCopy = groupBy(facts, ({ cloud, host, cacheKey }) => JSON.stringify([cloud, host, cacheKey]));
  return assembled
    .flatMap(({ boots }) => boots)
    .map((boot) => {
      const copy = JSON.stringify([boot.cloud, boot.host, boot.image?.cacheKey]);
      return inferCache(boot, factsOfCopy.get(copy) ?? []);
    })
    .sort((a, b) => a.startedAtMs - b.startedAtMs || (a.id < b.id ? -1 : 1));
}

function instanceKey(event: Event): string {
  return JSON.stringify([event.cloud, event.source, event.instance]);
}

function requestKey(event: Event): string {
  return requestKeyOf(event, event.requestId ?? '');
}

function requestKeyOf(event: Event | undefined, requestId: string): string {
  return JSON.stringify([event?.cloud, event?.source, requestId]);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
