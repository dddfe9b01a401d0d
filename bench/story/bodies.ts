import { assemble } from '@/lib/domain/assemble/assemble';
import type { Event } from '@/lib/domain/event';
import { markOwn, markUuid } from './retell';
import { countLines, type StoryFile } from './tell-story';

/** The body of one request, to be retold for each round. */
export interface StoryBody {
  /** With marked uuids. */
  text: string;
  /** Query of the ingest, with `?` if there is one. */
  query: string;
  /** Items or lines in it. */
  items: number;
  /** Instances, marked, that are seen to run in it, at the first attempt. */
  finished: string[];
}

/** The moments that a shipper without access to DEBUG logs would post of a boot. */
const MAIN_MOMENTS = new Set([
  'lock_acquired',
  'resources_claimed',
  'network_started',
  'ip_allocated',
  'qemu_img_create',
  'network_info_retrieved',
  'vm_started',
  'vif_plugged',
  'build_complete',
]);

/** Only the events of the nine moments that people name. */
export function mainMomentsOf(events: readonly Event[]): Event[] {
  return events.filter(({ name, instance }) => instance !== null && MAIN_MOMENTS.has(name));
}

/** Phase events in JSON arrays of `perBody`, in the order in which they happened. */
export function postedBodies(events: readonly Event[], perBody: number): StoryBody[] {
  const fileable = events.filter(
    ({ instance, requestId, host, cacheKey }) => instance ?? requestId ?? (host && cacheKey),
  );
  const ran = ranAtOnce(events);
  return chunk(fileable, perBody).map((some) => ({
    text: JSON.stringify(some.map(toPosted)),
    query: '',
    items: some.length,
    finished: finishedIn(some)
      .filter((instance) => ran.has(instance))
      .map(markUuid),
  }));
}

function toPosted(event: Event): Record<string, unknown> {
  const { image, flavor, cache, ...attributes } = event.attributes;
  return {
    source: event.source,
    instance: event.instance === null ? undefined : markUuid(event.instance),
    event: event.name,
    at: new Date(event.atMs).toISOString(),
    // To the API a host is the one that the instance is on.
    host: event.origin.service === 'nova-compute' ? event.host : undefined,
    requestId: event.requestId?.replace(/^req-(.*)$/, (_, uuid: string) => `req-${markUuid(uuid)}`),
    image: image ?? (event.cacheKey ? { cacheKey: event.cacheKey } : undefined),
    flavor,
    cache,
    attributes: Object.keys(attributes).length > 0 ? attributes : undefined,
  };
}

/**
 * The files cut into bodies of about `perBody` lines, between records; in the order in which shippers would send them. A
 * record begins with the story's date.
 */
export function textBodies(
  files: readonly StoryFile[],
  events: readonly Event[],
  perBody: number,
): StoryBody[] {
  const own = new Set(
    events.flatMap(({ instance, requestId }) => [instance, requestId?.replace('req-', '')]),
  );
  const pieces = files.flatMap((file) => cutFile(file, perBody));
  return pieces
    .sort((a, b) => (a.text.slice(0, 23) < b.text.slice(0, 23) ? -1 : 1))
    .map(({ file, text }) => ({
      text: markOwn(text, (uuid) => own.has(uuid)),
      query: `?${new URLSearchParams({ source: 'nova', host: file.host, path: file.path, tz: 'UTC' })}`,
      items: countLines(text),
      finished: [],
    }));
}

function cutFile(file: StoryFile, perBody: number): { file: StoryFile; text: string }[] {
  const records = file.text.split(/^(?=\d{4}-\d\d-\d\d \d\d:)/m);
  const pieces: string[] = [];
  let piece: string[] = [];
  let lines = 0;
  for (const record of records) {
    piece.push(record);
    lines += countLines(record);
    if (lines < perBody) continue;
    pieces.push(piece.join(''));
    piece = [];
    lines = 0;
  }
  if (piece.length > 0) pieces.push(piece.join(''));
  return pieces.map((text) => ({ file, text }));
}

function finishedIn(events: readonly Event[]): string[] {
  return events
    .filter(({ name }) => name === 'build_complete')
    .flatMap(({ instance }) => (instance === null ? [] : [instance]));
}

/** Instances whose first attempt ran. One that began again elsewhere has a boot of another id. */
function ranAtOnce(events: readonly Event[]): Set<string | null> {
  const boots = assemble(events).filter(({ status, attempt }) => status === 'running' && attempt === 1);
  return new Set(boots.map(({ instance }) => instance));
}

function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
