import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { filterParsers } from '@/components/filters/filter-params';
import { COMPARE_STARTS } from '@/lib/domain/compare/compared-side';
import { COMPARISON_ORDERS } from '@/lib/layout/comparison';

/** Sides of a comparison that can be chosen. */
export const SIDES = ['a', 'b'] as const;

export type Side = (typeof SIDES)[number];

/** What the comparison keeps in its URL. */
const compareParsers = {
  /** `boot:<id>`. */
  a: parseAsString,
  /** `boot:<id>`, or `peers` for the median of the peers of A. */
  b: parseAsString,
  /** What both are compared from; the earliest that both know unless it is said. */
  start: parseAsStringLiteral(COMPARE_STARTS),
  order: parseAsStringLiteral(COMPARISON_ORDERS).withDefault('size'),
  rows: parseAsStringLiteral(['all', 'top'] as const).withDefault('all'),
  /** The side for which another boot is looked for, and with which words. */
  choose: parseAsStringLiteral(SIDES),
  find: parseAsString.withDefault(''),
  tz: filterParsers.tz,
};

export const loadCompareParams = createLoader(compareParsers);
export const serializeCompare = createSerializer(compareParsers);

export type CompareParams = Awaited<ReturnType<typeof loadCompareParams>>;
