import { Prisma } from '@/generated/prisma/client';
import { type BulkColumn, bulkItems, bulkValues } from './bulk-columns';
import { copyRows } from './copy-rows';
import { type FreshStream, freshStreams } from './count-streams';
import type { Database } from './database';
import { EVENT_ITEM_COLUMNS, type EventItem } from './event-columns';
import { inTransaction } from './transaction';

/**
 * Stores events of which none is there yet, in the order given; answers where they came from.
 * @throws a unique violation where one is there already; nothing is stored then
 */
export async function appendFresh(db: Database, items: readonly EventItem[]): Promise<FreshStream[]> {
  await inTransaction(db, async (connection) => {
    await copyRows(connection, 'event', EVENT_ITEM_COLUMNS, items);
    await connection.query({
      name: 'mark_dirty',
      text: MARK.text,
      values: bulkValues(SPANS, spansOf(items)),
    });
    const links = linksOf(items);
    if (links.length > 0) {
      await connection.query({ name: 'link_requests', text: LINK.text, values: bulkValues(LINKS, links) });
    }
  });
  return freshStreams(items.map(({ event }) => event));
}

/** The items of one subject, which follow one another in order of time. */
interface Span {
  first: EventItem;
  last: EventItem;
}

function spansOf(items: readonly EventItem[]): Span[] {
  const spans: Span[] = [];
  for (const item of items) {
    const span = spans.at(-1);
    if (span && span.first.subject === item.subject && span.first.event.cloud === item.event.cloud) {
      span.last = item;
    } else spans.push({ first: item, last: item });
  }
  return spans;
}

const SPANS: readonly BulkColumn<Span>[] = [
  { name: 'cloud', type: 'text', value: ({ first }) => first.event.cloud },
  { name: 'subject', type: 'text', value: ({ first }) => first.subject },
  { name: 'from_at', type: 'timestamptz', value: ({ first }) => first.at },
  { name: 'to_at', type: 'timestamptz', value: ({ last }) => last.at },
];

const MARK = Prisma.sql`
  INSERT INTO "dirty" ("cloud", "subject", "from_at", "to_at") SELECT * FROM ${bulkItems(SPANS)}`;

/** One item for each instance and request that were named together. */
function linksOf(items: readonly EventItem[]): EventItem[] {
  const links = new Map<string, EventItem>();
  for (const item of items) {
    const { cloud, instance, requestId } = item.event;
    if (instance === null || requestId === null) continue;
    links.set(`${requestId}\n${cloud}\n${item.subject}`, item);
  }
  return [...links.values()];
}

const LINKS: readonly BulkColumn<EventItem>[] = [
  { name: 'cloud', type: 'text', value: ({ event }) => event.cloud },
  { name: 'request_id', type: 'text', value: ({ event }) => event.requestId },
  { name: 'subject', type: 'text', value: ({ subject }) => subject },
];

const LINK = Prisma.sql`
  INSERT INTO "request_link" ("cloud", "request_id", "subject")
  SELECT DISTINCT * FROM ${bulkItems(LINKS)}
  ORDER BY "cloud", "request_id", "subject"
  ON CONFLICT DO NOTHING`;
