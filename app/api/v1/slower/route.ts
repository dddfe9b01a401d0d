import { DIMENSIONS } from '@/lib/domain/cohort';
import { slowerTable } from '@/lib/export/statistics/group-tables';
import { invalidParameter } from '@/lib/http/app-error';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { toSlowerJson } from '@/lib/http/statistics/slower-json';
import { statisticsRoute } from '../_statistics/statistics-route';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

/** Groups that got slower since the equally long period before, beyond what chance explains. */
export const GET = statisticsRoute('slower', ['groupBy'], async ({ statistics, query, filter, metric }) => {
  if (filter.fromMs === undefined) throw invalidParameter('from', 'is needed: it ends the period before');
  const dimension = query.word('groupBy', DIMENSIONS) ?? 'image';
  const report = await statistics.slower({ dimension, metric, filter }, Date.now());
  return { json: toSlowerJson(report), table: slowerTable(report) };
});
