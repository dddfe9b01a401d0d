import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { BOOT_COUNT_LIMIT, type BootPage } from '@/lib/domain/boot-summary';
import type { BootFilter, BootSort } from '@/lib/domain/cohort';
import { type BootCursor, decodeCursor, encodeCursor } from './boot-cursor';
import { bootCondition } from './boot-filter';
import { BOOT_COLUMNS, BOOTS_WITH_NAMES, bootRowSchema } from './boot-row';
import type { Database } from './database';
import { withListedPhases } from './phase-rows';
import { type Connection, query } from './query';
import { clampedTimestamp, epochMs } from './timestamp';

/** Which page of a list of boots. */
export interface BootPageRequest {
  sort: BootSort;
  /** Number of boots wanted. */
  limit: number;
  /** `nextCursor` of the page before, or `previousCursor` of the page after; null for the first. */
  cursor: string | null;
}

/**
 * A page of the boots that match, in a total order: boots that arrive meanwhile neither shift nor repeat it.
 * Boots without a known duration come last in both orders by duration. Throws CursorError.
 */
export async function listBoots(db: Database, filter: BootFilter, page: BootPageRequest): Promise<BootPage> {
  const place = page.cursor === null ? null : decodeCursor(page.cursor, page.sort);
  const condition = await bootCondition(db.pool, filter);
  const [rows, total] = await Promise.all([
    findRows(db.pool, condition, page, place),
    countUpToLimit(db.pool, condition),
  ]);
  const cursorAt = (row: SortedRow | undefined, isBack: boolean) =>
    row ? encodeCursor({ isBack, sort: page.sort, value: row.value, id: row.boot.doc.id }) : null;
  return {
    boots: await withListedPhases(
      db.pool,
      rows.shown.map(({ boot }) => boot),
    ),
    nextCursor: rows.hasMoreAfter ? cursorAt(rows.shown.at(-1), false) : null,
    previousCursor: rows.hasMoreBefore ? cursorAt(rows.shown[0], true) : null,
    total: Math.min(total, BOOT_COUNT_LIMIT),
    totalIsExact: total <= BOOT_COUNT_LIMIT,
  };
}

interface PageRows {
  shown: SortedRow[];
  hasMoreBefore: boolean;
  hasMoreAfter: boolean;
}

/** The rows of a page. A page back that would not be full is the first one, whole: what it was left for has come nearer. */
async function findRows(
  connection: Connection,
  condition: Prisma.Sql,
  page: BootPageRequest,
  place: BootCursor | null,
): Promise<PageRows> {
  const found = await pageRows(connection, condition, page, place);
  const hasMore = found.length > page.limit;
  const shown = found.slice(0, page.limit);
  if (!place?.isBack) return { shown, hasMoreBefore: place !== null, hasMoreAfter: hasMore };
  if (shown.length < page.limit) return findRows(connection, condition, page, null);
  return { shown: shown.reverse(), hasMoreBefore: hasMore, hasMoreAfter: true };
}

const sortedRowSchema = z
  .object({ sort_value: z.number() })
  .loose()
  .transform((row) => ({ value: row.sort_value, boot: bootRowSchema.parse(row) }));

type SortedRow = z.output<typeof sortedRowSchema>;

/** The rows from a place on, away from it; one row more than asked tells whether there is another page. */
function pageRows(
  connection: Connection,
  condition: Prisma.Sql,
  page: BootPageRequest,
  place: BootCursor | null,
) {
  const order = ORDERS[page.sort];
  const { direction, beyond } = place?.isBack ? AGAINST[page.sort] : order;
  const isBeyond = place
    ? Prisma.sql`(${order.column}, b."id") ${beyond} (${order.parameter(place.value)}, ${place.id})`
    : Prisma.sql`TRUE`;
  return query(
    connection,
    Prisma.sql`
      SELECT ${order.value} AS "sort_value", ${BOOT_COLUMNS}
      FROM ${BOOTS_WITH_NAMES}
      WHERE ${condition} AND ${isBeyond}
      ORDER BY ${order.column} ${direction}, b."id" ${direction}
      LIMIT ${page.limit + 1}`,
    sortedRowSchema,
  );
}

async function countUpToLimit(connection: Connection, condition: Prisma.Sql): Promise<number> {
  const [row] = await query(
    connection,
    Prisma.sql`
      SELECT count(*)::int AS "total"
      FROM (SELECT 1 FROM "boot" b WHERE ${condition} LIMIT ${BOOT_COUNT_LIMIT + 1}) counted`,
    z.object({ total: z.number() }),
  );
  return row?.total ?? 0;
}

interface Order {
  column: Prisma.Sql;
  value: Prisma.Sql;
  direction: Prisma.Sql;
  beyond: Prisma.Sql;
  parameter: (value: number) => Prisma.Sql;
}

const ASC = { direction: Prisma.sql`ASC`, beyond: Prisma.sql`>` };
const DESC = { direction: Prisma.sql`DESC`, beyond: Prisma.sql`<` };
const STARTED = {
  column: Prisma.sql`b."started_at"`,
  value: epochMs(Prisma.sql`b."started_at"`),
  parameter: (value: number) => Prisma.sql`${clampedTimestamp(value)}::timestamptz`,
};
const byDuration = (unknown: Prisma.Sql) => {
  const column = Prisma.sql`COALESCE(b."duration_ms", ${unknown})`;
  return { column, value: column, parameter: (value: number) => Prisma.sql`${value}::float8` };
};

const ORDERS: Record<BootSort, Order> = {
  started_desc: { ...STARTED, ...DESC },
  started_asc: { ...STARTED, ...ASC },
  duration_desc: { ...byDuration(Prisma.sql`'-1'`), ...DESC },
  duration_asc: { ...byDuration(Prisma.sql`'1e300'`), ...ASC },
};

/** The way back through each order. */
const AGAINST: Record<BootSort, Pick<Order, 'direction' | 'beyond'>> = {
  started_desc: ASC,
  started_asc: DESC,
  duration_desc: ASC,
  duration_asc: DESC,
};
