import type { z } from 'zod';
import type { ComparedSide, SidePhase } from '@/lib/domain/compare/compared-side';
import type { ComparedSubject, SubjectsCompared } from '@/lib/domain/compare/compared-subject';
import { toBootSummaryJson } from './boot-json';
import type { comparisonSchema } from './comparison-schema';
import { roundMs, roundMsOrNull } from './figures';

type ComparisonJson = z.output<typeof comparisonSchema>;

/** What a comparison's answer says in words. */
interface ComparisonWords {
  verdict: string;
  remarks: string[];
  nameOf: (subject: ComparedSubject) => string;
  /** Address of the comparison's page. */
  page: string;
}

/** A comparison as the API answers it. */
export function toComparisonJson(
  { a, b, start, rows, comparison }: SubjectsCompared,
  { verdict, remarks, nameOf, page }: ComparisonWords,
): ComparisonJson {
  return {
    start,
    rowsAre: rows,
    verdict,
    remarks,
    a: sideJson(a, nameOf(a), comparison.a),
    b: sideJson(b, nameOf(b), comparison.b),
    differenceMs: roundMsOrNull(comparison.differenceMs),
    unaccountedMs: roundMsOrNull(comparison.unaccountedMs),
    restMs: roundMsOrNull(comparison.restMs),
    rows: comparison.rows.map((row) => ({
      path: [...((row.a ?? row.b)?.names ?? [row.name])],
      level: row.level,
      stage: row.stage,
      kind: row.kind,
      concurrent: row.concurrent,
      a: phaseJson(row.a),
      b: phaseJson(row.b),
      differenceMs: roundMs(row.differenceMs),
      shareMs: roundMsOrNull(row.shareMs),
    })),
    links: { page },
  };
}

function sideJson(
  subject: ComparedSubject,
  name: string,
  { n, durationMs, unaccountedMs }: ComparedSide,
): ComparisonJson['a'] {
  const { kind, boot } = subject;
  return {
    kind,
    name,
    n,
    durationMs: roundMsOrNull(durationMs),
    unaccountedMs: roundMsOrNull(unaccountedMs),
    boot: kind === 'boot' ? toBootSummaryJson(boot) : null,
  };
}

function phaseJson(phase: SidePhase | null): ComparisonJson['rows'][number]['a'] {
  if (phase === null) return null;
  const { key, durationMs, decidingMs, count, n, open, stretches } = phase;
  return {
    key,
    startMs: roundMsOrNull(stretches[0]?.startMs ?? null),
    durationMs: roundMs(durationMs),
    decidingMs: roundMsOrNull(decidingMs),
    count,
    n,
    open,
  };
}
