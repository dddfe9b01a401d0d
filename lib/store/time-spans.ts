import { Prisma } from '@/generated/prisma/client';
import type { BootFilter } from '@/lib/domain/cohort';
import { clampedTimestamp } from './timestamp';

/**
 * Bounds of equal spans of time: of the filter's window where it has one, else from the first boot to just after the last.
 * @returns Unix milliseconds, one more than there are spans; none where there is nothing to cut
 */
export function timeBounds(
  { fromMs, toMs }: Pick<BootFilter, 'fromMs' | 'toMs'>,
  firstMs: number | null,
  lastMs: number | null,
  spans: number,
): number[] {
  const begin = fromMs ?? firstMs;
  const end = toMs ?? (lastMs === null ? null : lastMs + 1);
  if (begin === null || end === null || end <= begin || spans < 1) return [];
  return Array.from({ length: spans + 1 }, (_, index) => begin + ((end - begin) * index) / spans);
}

/** SQL that yields the index of the span in which a boot `b` started. */
export function timeIndex(bounds: readonly number[]): Prisma.Sql {
  return Prisma.sql`width_bucket(b."started_at", ${bounds.map(clampedTimestamp)}::timestamptz[]) - 1`;
}
