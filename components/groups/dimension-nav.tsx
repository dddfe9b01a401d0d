import Link from 'next/link';
import { groupsRoute } from '@/components/ui/route';
import { DIMENSIONS, type Dimension } from '@/lib/domain/cohort';
import { DIMENSION_WORDS } from '@/lib/domain/dimension-words';

interface DimensionNavProps {
  current: Dimension;
  /** Filters, order and metric, which the other tables keep. */
  query: string;
}

/** The tables of groups by every dimension. */
export function DimensionNav({ current, query }: DimensionNavProps) {
  return (
    <nav aria-label="Group by" className="flex flex-wrap gap-x-3 text-xs">
      <span className="text-ink-3">by</span>
      {DIMENSIONS.map((dimension) => (
        <Link
          key={dimension}
          href={groupsRoute(dimension, query)}
          prefetch={false}
          aria-current={dimension === current ? 'page' : undefined}
          className={dimension === current ? 'font-semibold' : 'link text-ink-2'}
        >
          {DIMENSION_WORDS[dimension].one}
        </Link>
      ))}
    </nav>
  );
}
