import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { filterParsers } from '@/components/filters/filter-params';
import { METRICS } from '@/lib/domain/cohort';
import { COMPARE_STARTS } from '@/lib/domain/compare/compared-side';
import type { CompareChoice } from '@/lib/domain/compare/compared-subject';
import { COMPARISON_ORDERS } from '@/lib/layout/comparison';

/** Sides of a comparison that can be chosen. */
export const SIDES = ['a', 'b'] as const;

export type Side = (typeof SIDES)[number];

/** What the comparison keeps in its URL. */
const compareParsers = {
  /** `boot:<id>`, or of two cohorts `cohort:` and a filter. */
  a: parseAsString,
  /** `boot:<id>`, or `peers` for the median of the peers of A. */
  b: parseAsString,
  /** What both are compared from; the earliest that both know unless it is said. */
  start: parseAsStringLiteral(COMPARE_STARTS),
  order: parseAsStringLiteral(COMPARISON_ORDERS).withDefault('size'),
  /** Phases, those at the top of the tree, or stages; the choice of phases or stages is the boots' unless it is said. */
  rows: parseAsStringLiteral(['phase', 'top', 'stage'] as const),
  /** The side for which another boot is looked for, and with which words. */
  choose: parseAsStringLiteral(SIDES),
  find: parseAsString.withDefault(''),
  tz: filterParsers.tz,
  /** Which duration of two cohorts. */
  metric: parseAsStringLiteral(METRICS).withDefault('build'),
};

export const loadCompareParams = createLoader(compareParsers);
export const serializeCompare = createSerializer(compareParsers);

export type CompareParams = Awaited<ReturnType<typeof loadCompareParams>>;

/** How the comparison of a link is made. */
export function compareChoice({ start, rows }: CompareParams): CompareChoice {
  return { start, rows: rows === 'top' ? 'phase' : rows };
}
