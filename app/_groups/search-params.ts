import { createLoader, createSerializer, parseAsStringLiteral } from 'nuqs/server';
import { filterParsers } from '@/components/filters/filter-params';
import { GROUP_SORTS } from '@/components/groups/group-sort';
import { METRICS } from '@/lib/domain/cohort';

/** What the tables of groups and the pages of their members keep in their URLs. */
const groupParsers = {
  ...filterParsers,
  sort: parseAsStringLiteral(GROUP_SORTS).withDefault('n_desc'),
  metric: parseAsStringLiteral(METRICS).withDefault('build'),
};

export const loadGroups = createLoader(groupParsers);
export const serializeGroups = createSerializer(groupParsers);
