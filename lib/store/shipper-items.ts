import type { EventClock } from '@/lib/domain/event';
import type { IngestCounts, IngestReport } from '@/lib/domain/ingest-report';
import { pathPattern } from './path-pattern';
import { storableText } from './storable-text';

/** What one request adds to the row of one shipper. */
export interface ShipperItem extends IngestCounts {
  cloud: string;
  agent: string;
  host: string;
  service: string;
  path: string;
  /** Latest moment among its events, Unix milliseconds. */
  newestMs: number | null;
  clock: EventClock | null;
  /** Whether the rejects of the request are shown as this shipper's. */
  holdsRejects: boolean;
}

/**
 * What a request adds to each shipper. What was ignored or refused has no stream of its own: it counts for the only stream
 * where there is one, else for what the request says of itself.
 */
export function shipperItems(report: IngestReport): ShipperItem[] {
  const items = new Map<string, ShipperItem>();
  for (const stream of report.streams) {
    const item = itemOf(items, report, stream);
    item.accepted += stream.accepted;
    item.duplicates += stream.duplicates;
    if (item.newestMs === null || stream.newestMs > item.newestMs) {
      item.newestMs = stream.newestMs;
      item.clock = stream.clock;
    }
  }
  if (report.ignored + report.rejected > 0 || items.size === 0) {
    const [only, another] = items.values();
    const rest = only && !another ? only : itemOf(items, report, { ...report, service: null });
    rest.ignored += report.ignored;
    rest.rejected += report.rejected;
    rest.holdsRejects = true;
  }
  return [...items.values()];
}

interface Place {
  cloud: string;
  host: string | null;
  service: string | null;
  path: string | null;
}

function itemOf(items: Map<string, ShipperItem>, report: IngestReport, place: Place): ShipperItem {
  const identity = {
    cloud: word(place.cloud),
    agent: word(report.agent),
    host: word(place.host),
    service: word(place.service),
    path: word(place.path === null ? null : pathPattern(place.path)),
  };
  const key = JSON.stringify(identity);
  let item = items.get(key);
  if (!item) {
    item = { ...identity, ...NOTHING };
    items.set(key, item);
  }
  return item;
}

const NOTHING = {
  accepted: 0,
  duplicates: 0,
  ignored: 0,
  rejected: 0,
  newestMs: null,
  clock: null,
  holdsRejects: false,
};

/** Short enough for an index. */
function word(text: string | null): string {
  return storableText(text ?? '').slice(0, 300);
}
