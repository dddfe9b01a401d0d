import { trendTable } from '@/lib/export/statistics/chart-tables';
import { invalidParameter } from '@/lib/http/app-error';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { toTrendJson } from '@/lib/http/statistics/trend-json';
import { CALENDAR_STEPS, calendarBounds, isCoarseEnough } from '@/lib/layout/calendar-spans';
import { isTimeZone } from '@/lib/layout/clock-time';
import type { TrendSpans } from '@/lib/statistics/statistics';
import { type StatisticsRequest, statisticsRoute } from '../_statistics/statistics-route';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

const POINTS = { min: 1, max: 1000 };
const DEFAULT_POINTS = 48;

/** Percentiles over time: in equal spans, or by the hours, days or weeks of a zone. */
export const GET = statisticsRoute(
  'trend',
  ['points', 'step', 'tz'],
  async ({ statistics, query, filter }) => {
    const trend = await statistics.trend(filter, spansOf({ query, filter }));
    return { json: toTrendJson(trend), table: trendTable(trend) };
  },
);

function spansOf({ query, filter }: Pick<StatisticsRequest, 'query' | 'filter'>): TrendSpans {
  const step = query.word('step', CALENDAR_STEPS);
  const count = query.integer('points', POINTS);
  if (step === undefined) return { count: count ?? DEFAULT_POINTS };
  const zone = query.text('tz') ?? 'UTC';
  if (!isTimeZone(zone)) throw invalidParameter('tz', 'is no IANA time zone');
  const { fromMs, toMs } = filter;
  if (fromMs === undefined || toMs === undefined) throw invalidParameter('step', 'needs from and to');
  if (!isCoarseEnough(fromMs, toMs, step))
    throw invalidParameter('step', 'cuts the time into too many spans');
  return { bounds: calendarBounds(fromMs, toMs, step, zone) };
}
