import { parseAsBox } from '@/components/distinction/box-param';
import { distinctionTable } from '@/lib/export/statistics/distinction-table';
import { invalidParameter } from '@/lib/http/app-error';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { toDistinctionJson } from '@/lib/http/statistics/distinction-json';
import { statisticsRoute } from '../_statistics/statistics-route';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

/** What distinguishes the running boots that started in a time and took so long from the others of the filter. */
export const GET = statisticsRoute('distinctions', ['box'], async ({ statistics, query, filter, metric }) => {
  const box = parseAsBox.parse(query.text('box') ?? '');
  if (box === null) throw invalidParameter('box', 'is from_to_min_max: Unix milliseconds and milliseconds');
  const report = await statistics.distinguish(filter, { metric, ...box });
  return { json: toDistinctionJson(report), table: distinctionTable(report) };
});
