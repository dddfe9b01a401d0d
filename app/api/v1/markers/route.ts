import { FILTER_KEYS } from '@/lib/domain/filter-keys';
import { markersTable } from '@/lib/export/markers-table';
import { readBootFilter } from '@/lib/http/boot-filter-query';
import { handle } from '@/lib/http/handle';
import { jsonResponse } from '@/lib/http/json-response';
import { newMarkerSchema, toMarker, toMarkerJson } from '@/lib/http/marker-schema';
import { Query } from '@/lib/http/query';
import { readJson } from '@/lib/http/read-json';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { refuseCrossSite } from '@/lib/http/same-site';
import { getDatabase } from '@/lib/store/db';
import { listMarkers } from '@/lib/store/list-markers';
import { putMarker } from '@/lib/store/markers';
import { ANSWER_FORMATS, csvResponse } from '../_statistics/csv-response';

export const dynamic = 'force-dynamic';

export const { PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET', 'POST');

const LIMIT = { min: 1, max: 1000 };
const DEFAULT_LIMIT = 200;

/** Files a change; the same change told again is answered with the marker that it already is. */
export const POST = handle(async (request: Request) => {
  refuseCrossSite(request);
  const marker = toMarker(await readJson(request, newMarkerSchema));
  const isNew = await putMarker(getDatabase(), marker);
  return jsonResponse(toMarkerJson({ ...marker, basis: 'posted' }), isNew ? 201 : 200);
});

/** The changes in a window of time that concern the boots of a filter. */
export const GET = handle(async (request: Request) => {
  const query = new Query(new URL(request.url).searchParams).allowOnly([...FILTER_KEYS, 'limit', 'format']);
  const limit = query.integer('limit', LIMIT) ?? DEFAULT_LIMIT;
  const { markers, omitted } = await listMarkers(getDatabase(), readBootFilter(query), limit);
  if (query.word('format', ANSWER_FORMATS) === 'csv') return csvResponse(markersTable(markers), 'changes');
  return jsonResponse({ markers: markers.map(toMarkerJson), omitted });
});
