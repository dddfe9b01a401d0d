import type { BootFilter } from '@/lib/domain/cohort';
import { invalidParameter } from '@/lib/http/app-error';
import type { Query } from '@/lib/http/query';
import { parseCohortSide } from './cohort-side';

const MAX_CHARS = 4000;

/** The cohorts `a` and `b` of a query. Throws AppError `invalid_parameter`. */
export function readCohortSides(query: Query): [a: BootFilter, b: BootFilter] {
  const nowMs = Date.now();
  const read = (name: 'a' | 'b') => {
    const side = parseCohortSide(query.text(name, MAX_CHARS) ?? null, nowMs);
    if (!side)
      throw invalidParameter(
        name,
        'is cohort: and a filter as in the URL of a page, cohort:image=x&range=7d',
      );
    return side.filter;
  };
  return [read('a'), read('b')];
}
