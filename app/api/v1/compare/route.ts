import { originOf } from '@/app/_frame/origin-of';
import { loadComparison, loadSides, type SideProblem } from '@/app/compare/load-comparison';
import { serializeCompare } from '@/app/compare/search-params';
import { COMPARE_STARTS } from '@/lib/domain/compare/compared-side';
import { COMPARE_ROWS, type SubjectsCompared } from '@/lib/domain/compare/compared-subject';
import { renderComparisonCard } from '@/lib/export/card/comparison-card';
import { renderComparisonCsv } from '@/lib/export/comparison-csv';
import { renderComparisonMarkdown } from '@/lib/export/comparison-markdown';
import { renderPng } from '@/lib/export/picture/render-png';
import { AppError, invalidParameter } from '@/lib/http/app-error';
import { toComparisonJson } from '@/lib/http/comparison-json';
import { COMPARISON_FORMATS } from '@/lib/http/comparison-schema';
import { handle } from '@/lib/http/handle';
import { jsonResponse } from '@/lib/http/json-response';
import { Query } from '@/lib/http/query';
import { refuseMethods } from '@/lib/http/refuse-methods';
import { comparisonRemarks, comparisonVerdict, subjectName } from '@/lib/layout/comparison-words';

export const dynamic = 'force-dynamic';

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseMethods('GET');

const PARAMETERS = ['a', 'b', 'start', 'rows', 'format'];

/** Two boots, or a boot and the median of its peers, phase by phase; as JSON, CSV, Markdown or a picture. */
export const GET = handle(async (request: Request) => {
  const query = new Query(new URL(request.url).searchParams).allowOnly(PARAMETERS);
  const [a, b] = [query.text('a') ?? null, query.text('b') ?? null];
  const choice = {
    start: query.word('start', COMPARE_STARTS) ?? null,
    rows: query.word('rows', COMPARE_ROWS) ?? null,
  };
  const format = query.word('format', COMPARISON_FORMATS) ?? 'json';
  const sides = await loadSides(a, b);
  for (const name of ['a', 'b'] as const) {
    const side = sides[name];
    if (typeof side === 'string') throw problemOf(name, side);
  }
  const compared = await loadComparison(a, b, choice);
  if (!compared) throw new AppError('not_found', 'There is nothing to compare');
  const { start, rows } = compared;
  const page = serializeCompare('/compare', { a, b, start, rows });
  if (format === 'json') return jsonResponse(toComparisonJson(compared, { ...wordsOf(compared), page }));
  return fileResponse(await FILES[format](compared, `${originOf(request.headers)}${page}`), format);
});

function wordsOf(compared: SubjectsCompared) {
  return {
    verdict: comparisonVerdict(compared),
    remarks: comparisonRemarks(compared),
    nameOf: subjectName,
  };
}

function problemOf(name: 'a' | 'b', problem: SideProblem): AppError {
  if (problem === 'not_found') return new AppError('not_found', `${name}: there is no such boot`);
  if (problem === 'no_peers') return new AppError('not_found', `${name}: the other boot has no peers`);
  return invalidParameter(name, 'boot:<id>, or peers where the other side is a boot');
}

type FileFormat = Exclude<(typeof COMPARISON_FORMATS)[number], 'json'>;

type FileBody = string | Uint8Array<ArrayBuffer>;

const FILES: Record<
  FileFormat,
  (compared: SubjectsCompared, pageUrl: string) => FileBody | Promise<FileBody>
> = {
  csv: renderComparisonCsv,
  md: renderComparisonMarkdown,
  svg: renderComparisonCard,
  png: (compared) => renderPng(renderComparisonCard(compared)),
};

const TYPES: Record<FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
};

function fileResponse(body: FileBody, format: FileFormat): Response {
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[format],
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Disposition': `inline; filename="comparison.${format}"`,
    },
  });
}
