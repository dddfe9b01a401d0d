import { renderTable, type Table } from '@/lib/export/csv';

/** Forms in which lists and statistics are answered. */
export const ANSWER_FORMATS = ['json', 'csv'] as const;

/** A table as a file that no cache keeps. */
export function csvResponse(table: Table, name: string): Response {
  return new Response(renderTable(table), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="bootfall-${name}.csv"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
