import {
  createLoader,
  createSerializer,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { filterParsers } from '@/components/filters/filter-params';
import { BOOT_SORTS } from '@/lib/domain/cohort';

/** What the list of boots keeps in its URL. */
const bootListParsers = {
  ...filterParsers,
  sort: parseAsStringLiteral(BOOT_SORTS).withDefault('started_desc'),
  /** Continues after the last boot of the page before. */
  cursor: parseAsString,
  /** Milliseconds that fill a thumbnail, where the reader has locked the scale. */
  scale: parseAsInteger,
  /** Id of the boot that is marked to be compared. */
  mark: parseAsString,
  /** Asks again every few seconds. */
  live: parseAsBoolean.withDefault(false),
};

export const loadBootList = createLoader(bootListParsers);
export const serializeBootList = createSerializer(bootListParsers);
