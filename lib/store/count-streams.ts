import type { Event } from '@/lib/domain/event';
import type { StreamCount } from '@/lib/domain/ingest-report';
import { storableText, storableTextOrNull } from './storable-text';

/** Where events came from, and how many of them were new. */
export interface FreshStream {
  cloud: string;
  host: string | null;
  service: string | null;
  path: string | null;
  accepted: number;
}

/** Counts the given events by where they came from; those that were not new are duplicates. */
export function countStreams(events: readonly Event[], fresh: readonly FreshStream[]): StreamCount[] {
  const streams = new Map<string, StreamCount>();
  let before: Event | null = null;
  let stream: StreamCount | null = null;
  for (const event of events) {
    if (before === null || stream === null || !isOfOnePlace(before, event)) stream = streamOf(streams, event);
    before = event;
    stream.duplicates += 1;
    if (event.atMs >= stream.newestMs) {
      stream.newestMs = event.atMs;
      stream.clock = event.clock;
    }
  }
  for (const { accepted, ...place } of fresh) {
    const stream = streams.get(keyOf(place));
    if (!stream) continue;
    stream.accepted += accepted;
    stream.duplicates -= accepted;
  }
  return [...streams.values()];
}

/** Events mostly come in runs from one file: a comparison is cheaper than a key. */
function isOfOnePlace(a: Event, b: Event): boolean {
  return (
    a.cloud === b.cloud &&
    a.host === b.host &&
    a.origin.service === b.origin.service &&
    a.origin.path === b.origin.path
  );
}

function streamOf(streams: Map<string, StreamCount>, event: Event): StreamCount {
  const place = {
    cloud: storableText(event.cloud),
    host: storableTextOrNull(event.host),
    service: storableTextOrNull(event.origin.service),
    path: storableTextOrNull(event.origin.path),
  };
  const key = keyOf(place);
  let stream = streams.get(key);
  if (!stream) {
    stream = { ...place, accepted: 0, duplicates: 0, newestMs: event.atMs, clock: event.clock };
    streams.set(key, stream);
  }
  return stream;
}

/** Where events came from that are all new. */
export function freshStreams(events: readonly Event[]): FreshStream[] {
  return countStreams(events, []).map(({ cloud, host, service, path, duplicates }) => ({
    cloud,
    host,
    service,
    path,
    accepted: duplicates,
  }));
}

function keyOf({ cloud, host, service, path }: Omit<FreshStream, 'accepted'>): string {
  return JSON.stringify([cloud, host, service, path]);
}
