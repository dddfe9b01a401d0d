import type { BootFilter } from '@/lib/domain/cohort';
import type { Answer } from '@/lib/domain/statistics/answer';
import { BUCKET_ERROR } from '@/lib/domain/statistics/bucket';
import type { Cell, Counter, Tally } from '../counting';
import { Distribution } from '../distribution';

/** How an answer was made. @param n boots counted, in the sense of the answer */
export function answerOf(
  { method, answeredBy }: Pick<Counter, 'method' | 'answeredBy'>,
  { coarse, resolutionMs }: Pick<Tally, 'coarse' | 'resolutionMs'>,
  n: number,
): Answer {
  return {
    n,
    method,
    relativeError: method === 'exact' ? 0 : BUCKET_ERROR,
    answeredBy,
    coarse,
    resolutionMs,
  };
}

/** Running boots of a cell. */
export function runningOf({ running }: Cell): number {
  return running.cold + running.warm + running.other;
}

const NO_CELL: Cell = {
  statuses: [],
  running: { cold: 0, warm: 0, other: 0 },
  durationsOf: () => Distribution.EMPTY,
  percentilesOf: () => Distribution.EMPTY.percentiles(),
};

/** The one cell of a tally that tells nothing apart. */
export function onlyCell({ cells }: Tally): Cell {
  return cells[0]?.[0] ?? NO_CELL;
}

/**
 * Bounds of equal spans of time, in whole milliseconds, which are written into URLs: of the filter's window where it has one,
 * else from the first boot to just after the last. Fewer spans where the time has not so many milliseconds.
 * @returns Unix milliseconds, increasing, one more than there are spans; none where there is nothing to cut
 */
export async function timeBounds(counter: Counter, filter: BootFilter, spans: number): Promise<number[]> {
  const { fromMs, toMs } = filter;
  const extent = fromMs !== undefined && toMs !== undefined ? null : await counter.extentOf({ filter });
  const begin = Math.floor(fromMs ?? extent?.firstMs ?? Number.NaN);
  const end = Math.ceil(toMs ?? (extent ? extent.lastMs + 1 : Number.NaN));
  if (!(begin < end)) return [];
  const count = Math.max(Math.min(spans, end - begin), 0);
  return count === 0
    ? []
    : Array.from({ length: count + 1 }, (_, index) => Math.ceil(begin + ((end - begin) * index) / count));
}
