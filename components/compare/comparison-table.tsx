import { ElapsedAxis } from '@/components/charts/elapsed-axis';
import { DataTable, HeadCell } from '@/components/ui/data-table';
import type { ComparedSubject, SubjectsCompared } from '@/lib/domain/compare/compared-subject';
import { type ComparisonView, layoutComparison } from '@/lib/layout/comparison';
import { resolutionOf } from '@/lib/layout/comparison-words';
import { columnUnit } from '@/lib/layout/duration';
import { formatCount } from '@/lib/layout/quantity';
import { CHART_BOX, CHART_PX } from './comparison-chart';
import { ComparisonRow } from './comparison-row';
import { ComparisonSum } from './comparison-sum';

/** More rows than a person reads; all are in the CSV. */
const MOST_ROWS = 500;

interface ComparisonTableProps {
  compared: SubjectsCompared;
  view: Omit<ComparisonView, 'mostRows'>;
  /** Query that links to boots carry. */
  carried: string;
}

/** Both waterfalls over one axis, phase by phase, with what each makes of the difference. */
export function ComparisonTable({ compared, view, carried }: ComparisonTableProps) {
  const { comparison, a, b } = compared;
  const { span, rows, count } = layoutComparison(comparison, { ...view, mostRows: MOST_ROWS }, CHART_BOX);
  const unit = columnUnit([comparison.a.durationMs, comparison.b.durationMs]);
  const resolutionMs = resolutionOf(compared);
  return (
    <>
      <DataTable caption="Phases of A and B" head={<Head span={span} />} className="compare-table">
        {rows.map((row) => (
          <ComparisonRow
            key={row.key}
            row={row}
            span={span}
            unit={unit}
            resolutionMs={resolutionMs}
            href={phaseHref(a, row.a?.key, carried) ?? phaseHref(b, row.b?.key, carried)}
          />
        ))}
        <ComparisonSum comparison={comparison} unit={unit} resolutionMs={resolutionMs} />
      </DataTable>
      {rows.length < count && (
        <p className="px-4 py-2 text-ink-2">
          {formatCount(rows.length)} of {formatCount(count)} phases shown; all are in the CSV.
        </p>
      )}
    </>
  );
}

function phaseHref(subject: ComparedSubject, key: string | null | undefined, carried: string): string | null {
  if (subject.kind !== 'boot' || !key) return null;
  const query = new URLSearchParams(carried);
  query.set('phase', key);
  return `/boots/${subject.boot.id}?${query}`;
}

function Head({ span }: { span: { fromMs: number; toMs: number } }) {
  return (
    <tr>
      <HeadCell>
        <span className="flex items-baseline justify-between">
          Phase
          <span className="text-2xs font-normal text-ink-3">A above B</span>
        </span>
      </HeadCell>
      <HeadCell className="w-2/5 min-w-60">
        <span className="sr-only">When</span>
        <ElapsedAxis span={span} width={CHART_PX} />
      </HeadCell>
      <HeadCell numeric>A</HeadCell>
      <HeadCell numeric>B</HeadCell>
      <HeadCell numeric>A − B</HeadCell>
      <HeadCell numeric title="What ran beside what the boot waited for makes no part of the difference">
        Of the difference
      </HeadCell>
      <HeadCell>
        <span className="sr-only">Drawn</span>
        <span aria-hidden="true" className="flex justify-between text-2xs font-normal text-ink-3">
          <span>B longer</span>
          <span>A longer</span>
        </span>
      </HeadCell>
    </tr>
  );
}
