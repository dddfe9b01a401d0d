import type { Event } from './event';

/**
 * What an event is filed under, within its cloud: the instance it names, else the request, else the host's copy of an
 * image, else the host. Everything that a boot needs is found under its instance, its requests and its host's image.
 */
export type Subject = string;

/** Subject of all events that name this instance of this source. */
export function instanceSubject(source: string, instance: string): Subject {
  return `i:${source}:${instance}`;
}

/** Subject of the events that name a request but no instance. */
export function requestSubject(requestId: string): Subject {
  return `r:${requestId}`;
}

/** Subject of the events about a host's copy of an image (40-hex cache key), naming neither instance nor request. */
export function hostImageSubject(host: string, cacheKey: string): Subject {
  return `h:${host}:${cacheKey}`;
}

/** Files an event; events without instance, request, host and image are filed under their source. */
export function subjectOf(
  event: Pick<Event, 'source' | 'instance' | 'requestId' | 'host' | 'cacheKey' | 'name'>,
): Subject {
  if (event.instance !== null) return instanceSubject(event.source, event.instance);
  if (event.requestId !== null && !event.name.startsWith('cache_')) return requestSubject(event.requestId);
  if (event.cacheKey !== null) return hostImageSubject(event.host ?? '', event.cacheKey);
  return `s:${event.source}:${event.host ?? ''}`;
}

/** What a subject is: the letter that it begins with. */
export type SubjectKind = 'instance' | 'request' | 'hostImage' | 'source';

const KIND_BY_LETTER: Record<string, SubjectKind> = { i: 'instance', r: 'request', h: 'hostImage' };

/** Tells the subjects of instances, requests and hosts' images apart. */
export function kindOfSubject(subject: Subject): SubjectKind {
  return KIND_BY_LETTER[subject.charAt(0)] ?? 'source';
}
