import { createLoader, createSerializer, parseAsInteger, parseAsStringLiteral } from 'nuqs/server';
import { exploreParsers } from '@/app/_explore/search-params';
import { filterParsers } from '@/components/filters/filter-params';
import { GROUP_SORTS } from '@/components/groups/group-sort';
import { METRICS } from '@/lib/domain/cohort';
import { CALENDAR_STEPS } from '@/lib/layout/calendar-spans';

/** What the tables of groups and the pages of their members keep in their URLs. */
const groupParsers = {
  ...filterParsers,
  ...exploreParsers,
  sort: parseAsStringLiteral(GROUP_SORTS).withDefault('n_desc'),
  metric: parseAsStringLiteral(METRICS).withDefault('build'),
  /** Page of a table of very many groups, from 1. */
  page: parseAsInteger.withDefault(1),
  /** Spans of a member's trend; without it those that suit the window. */
  step: parseAsStringLiteral(CALENDAR_STEPS),
};

export const loadGroups = createLoader(groupParsers);
export const serializeGroups = createSerializer(groupParsers);
