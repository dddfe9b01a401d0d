import { createLoader, createSerializer, parseAsStringLiteral } from 'nuqs/server';
import { filterParsers } from '@/components/filters/filter-params';
import { METRICS } from '@/lib/domain/cohort';
import { exploreParsers } from './_explore/search-params';

/** What the overview keeps in its URL. */
const overviewParsers = {
  ...filterParsers,
  ...exploreParsers,
  metric: parseAsStringLiteral(METRICS).withDefault('build'),
};

export const loadOverview = createLoader(overviewParsers);
export const serializeOverview = createSerializer(overviewParsers);
