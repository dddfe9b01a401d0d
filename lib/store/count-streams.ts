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
  for (const event of events) {
    const stream = streamOf(streams, event);
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

function keyOf({ cloud, host, service, path }: Omit<FreshStream, 'accepted'>): string {
  return JSON.stringify([cloud, host, service, path]);
}
