import { BOOT_SORTS } from '@/lib/domain/cohort';
import { FILTER_KEYS } from '@/lib/domain/filter-keys';
import { bootsTable } from '@/lib/export/boots-table';
import { invalidParameter } from '@/lib/http/app-error';
import { readBootFilter } from '@/lib/http/boot-filter-query';
import { toBootSummaryJson } from '@/lib/http/boot-json';
import { handle } from '@/lib/http/handle';
import { jsonResponse } from '@/lib/http/json-response';
import { Query } from '@/lib/http/query';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { CursorError } from '@/lib/store/boot-cursor';
import { getDatabase } from '@/lib/store/db';
import { type BootPageRequest, listBoots } from '@/lib/store/list-boots';
import { ANSWER_FORMATS, csvResponse } from '../_statistics/csv-response';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

const PARAMETERS = [...FILTER_KEYS, 'sort', 'limit', 'cursor', 'format'];
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

/** A page of boots, newest first unless asked otherwise; as JSON or as CSV. */
export const GET = handle(async (request: Request) => {
  const query = new Query(new URL(request.url).searchParams).allowOnly(PARAMETERS);
  const filter = readBootFilter(query);
  const page = readPage(query);
  const found = await listBoots(getDatabase(), filter, page).catch((error: unknown) => {
    throw error instanceof CursorError ? invalidParameter('cursor', error.message) : error;
  });
  if (query.word('format', ANSWER_FORMATS) === 'csv') return csvResponse(bootsTable(found.boots), 'boots');
  return jsonResponse({
    boots: found.boots.map(toBootSummaryJson),
    nextCursor: found.nextCursor,
    previousCursor: found.previousCursor,
    total: found.total,
    totalIsExact: found.totalIsExact,
  });
});

function readPage(query: Query): BootPageRequest {
  return {
    sort: query.word('sort', BOOT_SORTS) ?? 'started_desc',
    limit: query.integer('limit', { min: 1, max: MAX_LIMIT }) ?? DEFAULT_LIMIT,
    cursor: query.text('cursor', 1000) ?? null,
  };
}
