import { isoInstantOrNull } from '@/lib/http/figures';
import { handle } from '@/lib/http/handle';
import { jsonResponse } from '@/lib/http/json-response';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { getDatabase } from '@/lib/store/db';
import { countDirty } from '@/lib/store/dirty';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

/** Subjects are counted no further: that many are not made into boots within a blink. */
const COUNTED = 100_000;

/** How many instances, requests and images have events that are not yet made into boots; 0: all that was acked is visible. */
export const GET = handle(async () =>
  jsonResponse({ pending: await countDirty(getDatabase().pool, COUNTED), index: toIndexJson() }),
);

/** How far the index of boots is; where it does not reach, statistics come from the database. */
function toIndexJson() {
  const { fromMs, ...state } = getStatistics().indexState();
  return { ...state, from: isoInstantOrNull(fromMs) };
}
