import Link from 'next/link';
import { classNames } from '@/components/ui/class-names';
import { toRoute } from '@/components/ui/route';
import { METRICS, type Metric } from '@/lib/domain/cohort';

const MEANING: Record<Metric, string> = {
  total: 'Request accepted → running; only boots whose request was seen',
  build: 'Picked up by the compute host → running',
};

/** Chooses which of the two durations the figures are of. */
export function MetricSwitch({ metric, hrefOf }: { metric: Metric; hrefOf: (metric: Metric) => string }) {
  return (
    <nav aria-label="Duration" className="flex">
      {METRICS.map((each) => (
        <Link
          key={each}
          href={toRoute(hrefOf(each))}
          prefetch={false}
          scroll={false}
          title={MEANING[each]}
          aria-current={each === metric ? 'true' : undefined}
          className={classNames(
            'inline-flex h-6 items-center border px-2 not-first:-ml-px first:rounded-l-sm last:rounded-r-sm',
            each === metric
              ? 'z-1 border-ink bg-ink text-ground'
              : 'border-line-strong bg-raised text-ink-2 hover:bg-hover hover:text-ink',
          )}
        >
          {each}
        </Link>
      ))}
    </nav>
  );
}
