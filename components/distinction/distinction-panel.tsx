import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { toRoute } from '@/components/ui/route';
import type { BootFilter } from '@/lib/domain/cohort';
import { SIGNIFICANT_P } from '@/lib/domain/statistics/answer';
import type { DistinctionReport } from '@/lib/domain/statistics/distinction';
import { formatCount, formatCountOf } from '@/lib/layout/quantity';
import { DistinctFigures } from './distinct-figures';
import { DistinctValues } from './distinct-values';

interface DistinctionPanelProps {
  /** Null while it is asked for. */
  report: DistinctionReport | null;
  /** Why it could not be told. */
  problem: string | null;
  /** The list of the boots in the box. */
  bootsHref: string;
  /** The same as a file. */
  csvHref: string;
  filterHref: (filter: BootFilter) => string;
  onClear: () => void;
  onRetry: () => void;
}

/** What the boots of a box have in common that the rest has not. */
export function DistinctionPanel(props: DistinctionPanelProps) {
  const { report, problem, bootsHref, csvHref, filterHref, onClear, onRetry } = props;
  return (
    <section
      className="min-w-0"
      aria-label="What these boots have in common"
      aria-busy={report === null && problem === null}
    >
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 px-4">
        <h2 className="text-sm">What these boots have in common</h2>
        <span className="ml-auto" />
        <a className="link text-ink-2" href={csvHref} download>
          CSV
        </a>
        <Button onClick={onClear}>Clear</Button>
      </div>
      {problem !== null && (
        <p className="flex flex-wrap items-center gap-3 px-4 py-2">
          {problem} <Button onClick={onRetry}>Try again</Button>
        </p>
      )}
      {report === null && problem === null && <PanelSkeleton />}
      {report && (
        <>
          <p className="px-4 pb-2 text-ink-2" role="status">
            <Link className="link font-medium text-ink" href={toRoute(bootsHref)} prefetch={false}>
              {formatCountOf(report.inside, 'boot')} in the box
            </Link>{' '}
            against {formatCount(report.outside)} others of this page.
          </p>
          <Findings report={report} filterHref={filterHref} />
        </>
      )}
    </section>
  );
}

const FIRST_VALUES = 8;
const FIRST_PHASES = 6;

function Findings({
  report,
  filterHref,
}: { report: DistinctionReport } & Pick<DistinctionPanelProps, 'filterHref'>) {
  const { values, phases } = report;
  const numbers = report.numbers.filter(({ p }) => p < SIGNIFICANT_P);
  if (report.inside === 0) return <p className="px-4 text-ink-2">No boot that ran lies in the box.</p>;
  if (values.length + phases.length + numbers.length === 0)
    return (
      <p className="px-4 text-ink-2">
        Nothing sets them apart: {formatCount(report.compared)} values and figures were compared, and chance
        explains every difference.
      </p>
    );
  return (
    <>
      {values.length > 0 && <DistinctValues values={values.slice(0, FIRST_VALUES)} filterHref={filterHref} />}
      {phases.length + numbers.length > 0 && (
        <DistinctFigures phases={phases.slice(0, FIRST_PHASES)} numbers={numbers} filterHref={filterHref} />
      )}
      <p className="px-4 pt-2 text-2xs text-ink-3">
        Most telling first, of {formatCount(report.compared)} compared. Each name narrows the page to it
        {values.length > FIRST_VALUES || phases.length > FIRST_PHASES
          ? `; ${formatCount(Math.max(0, values.length - FIRST_VALUES) + Math.max(0, phases.length - FIRST_PHASES))} more in the CSV.`
          : '.'}
      </p>
    </>
  );
}

function PanelSkeleton() {
  return (
    <div className="grid gap-2 px-4 py-1" aria-hidden="true">
      {[90, 70, 80, 60, 75].map((width) => (
        <span key={width} className="skeleton h-5" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
