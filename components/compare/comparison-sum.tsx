import type { ReactNode } from 'react';
import { Cell } from '@/components/ui/data-table';
import { Duration } from '@/components/ui/duration';
import type { Comparison } from '@/lib/domain/compare/compare-sides';
import type { DurationUnit } from '@/lib/layout/duration';
import { Change } from './change';

interface ComparisonSumProps {
  comparison: Comparison;
  unit: DurationUnit;
  resolutionMs: number;
}

/** What no phase covers, what is left, and the sum: the top rows above and these add up to it. */
export function ComparisonSum({ comparison, unit, resolutionMs }: ComparisonSumProps) {
  const { a, b, differenceMs, unaccountedMs, restMs } = comparison;
  const style = { unit, resolutionMs };
  const isExact = a.unaccountedMs !== null && b.unaccountedMs !== null;
  return (
    <>
      {isExact ? (
        <SumRow name="unaccounted" a={a.unaccountedMs} b={b.unaccountedMs} {...style}>
          <Change ms={unaccountedMs} {...style} />
        </SumRow>
      ) : (
        <SumRow
          name="what is left"
          title="Unaccounted time, what runs beside other phases, and that medians do not add up"
          {...style}
        >
          <Change ms={restMs} {...style} />
        </SumRow>
      )}
      <SumRow name="all of it" a={a.durationMs} b={b.durationMs} isTotal {...style}>
        <Change ms={differenceMs} {...style} />
      </SumRow>
    </>
  );
}

interface SumRowProps {
  name: string;
  title?: string;
  /** Left out where there is no such figure of a side. */
  a?: number | null;
  b?: number | null;
  isTotal?: boolean;
  unit: DurationUnit;
  resolutionMs: number;
  children: ReactNode;
}

function SumRow({ name, title, a, b, isTotal = false, unit, resolutionMs, children }: SumRowProps) {
  const sideOf = (ms: number | null | undefined) =>
    ms === undefined ? null : <Duration ms={ms} unit={unit} resolutionMs={resolutionMs} />;
  const difference = a === undefined || a === null || b === undefined || b === null ? null : a - b;
  return (
    <tr className={isTotal ? 'font-semibold' : 'text-ink-2'}>
      <Cell title={title}>{name}</Cell>
      <Cell />
      <Cell numeric>{sideOf(a)}</Cell>
      <Cell numeric>{sideOf(b)}</Cell>
      <Cell numeric>
        {difference !== null && <Change ms={difference} unit={unit} resolutionMs={resolutionMs} />}
      </Cell>
      <Cell numeric>{children}</Cell>
      <Cell />
    </tr>
  );
}
