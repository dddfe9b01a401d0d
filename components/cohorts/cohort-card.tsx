import Link from 'next/link';
import { SideLetter } from '@/components/compare/side-letter';
import { toFilterParams } from '@/components/filters/filter-change';
import { type FilterParams, serializeFilters } from '@/components/filters/filter-params';
import { Duration } from '@/components/ui/duration';
import { toRoute } from '@/components/ui/route';
import type { BootFilter } from '@/lib/domain/cohort';
import type { Percentiles } from '@/lib/domain/percentiles';
import { formatCountOf } from '@/lib/layout/quantity';
import { cohortWords, windowWords } from './cohort-words';

interface CohortCardProps {
  letter: 'A' | 'B';
  params: FilterParams;
  filter: BootFilter;
  n: number;
  /** Of the metric that is compared. */
  figures: Percentiles;
  zone: string;
}

/** One side of a comparison of cohorts: what selects it, how many it is, and the way to its boots and its overview. */
export function CohortCard({ letter, params, filter, n, figures, zone }: CohortCardProps) {
  const query = serializeFilters('', {
    ...toFilterParams(filter),
    from: filter.fromMs ?? null,
    to: filter.toMs ?? null,
    range: filter.fromMs === undefined && filter.toMs === undefined ? 'all' : null,
  });
  const words = cohortWords(params);
  return (
    <section aria-label={`${letter}: ${words}`} className="flex min-w-0 flex-1 flex-col gap-1">
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <SideLetter letter={letter} />
        <span className="min-w-0 text-md font-medium [overflow-wrap:anywhere]">{words}</span>
        <span className="text-md font-semibold">
          <Duration ms={figures.p50} absent="no boots" />
        </span>
      </div>
      <p className="flex flex-wrap gap-x-3 text-ink-2">
        <Link className="link" href={toRoute(`/boots${query}`)} prefetch={false}>
          {formatCountOf(n, 'boot')} that ran
        </Link>
        <span>
          p95 <Duration ms={figures.p95} absent="no boots" />
        </span>
        <span>{windowWords(filter, zone)}</span>
        <Link className="link" href={toRoute(`/${query}`)} prefetch={false}>
          overview
        </Link>
      </p>
    </section>
  );
}
