import Link from 'next/link';
import { ElapsedGrid } from '@/components/charts/elapsed-axis';
import { Cell } from '@/components/ui/data-table';
import { Duration } from '@/components/ui/duration';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { toRoute } from '@/components/ui/route';
import type { SidePhase } from '@/lib/domain/compare/compared-side';
import type { LaidOutComparedRow } from '@/lib/layout/comparison';
import { rowLabel } from '@/lib/layout/comparison-words';
import type { DurationUnit } from '@/lib/layout/duration';
import type { Span } from '@/lib/layout/time-axis';
import { Change } from './change';
import { ChangeBar, ComparisonBars } from './comparison-bars';
import { CHART_PX } from './comparison-chart';

interface ComparisonRowProps {
  row: LaidOutComparedRow;
  span: Span;
  unit: DurationUnit;
  resolutionMs: number;
  /** Where the phase's lines are shown; null where neither side is a boot that has it. */
  href: string | null;
}

/** One phase of both sides. */
export function ComparisonRow({ row, span, unit, resolutionMs, href }: ComparisonRowProps) {
  return (
    <tr className="group relative hover:bg-hover has-[a[data-row]:focus-visible]:bg-selected">
      <Cell className="max-w-64 min-w-40">
        <span className="flex min-w-0 items-baseline gap-2" style={{ marginLeft: `${row.level - 1}rem` }}>
          <RowName label={rowLabel(row)} href={href} />
          <RowNote row={row} />
        </span>
      </Cell>
      <Cell className="relative">
        <span className="absolute inset-y-0 right-2 left-2">
          <ElapsedGrid span={span} width={CHART_PX} />
          <ComparisonBars row={row} />
        </span>
      </Cell>
      <Cell numeric>
        <SideDuration phase={row.a} letter="A" unit={unit} resolutionMs={resolutionMs} />
      </Cell>
      <Cell numeric>
        <SideDuration phase={row.b} letter="B" unit={unit} resolutionMs={resolutionMs} />
      </Cell>
      <Cell numeric>
        <Change ms={row.differenceMs} unit={unit} resolutionMs={resolutionMs} />
      </Cell>
      <Cell numeric>
        <Change
          ms={row.shareMs}
          unit={unit}
          resolutionMs={resolutionMs}
          absent="medians tell no part of the whole for what lies within or beside others"
        />
      </Cell>
      <Cell className="w-32">
        <ChangeBar change={row.change} />
      </Cell>
    </tr>
  );
}

function RowName({ label, href }: { label: string; href: string | null }) {
  if (href === null) return <MiddleEllipsis text={label} />;
  return (
    <Link
      href={toRoute(href)}
      prefetch={false}
      data-row
      className="flex min-w-0 outline-none after:absolute after:inset-0 focus-visible:underline"
    >
      <MiddleEllipsis text={label} />
    </Link>
  );
}

function RowNote({ row }: { row: LaidOutComparedRow }) {
  const only = row.a === null ? 'only in B' : row.b === null ? 'only in A' : null;
  const notes = [only, row.concurrent ? 'beside' : null].filter((note) => note !== null);
  if (notes.length === 0) return null;
  return <span className="text-2xs whitespace-nowrap text-ink-3">{notes.join(', ')}</span>;
}

interface SideDurationProps {
  phase: SidePhase | null;
  letter: string;
  unit: DurationUnit;
  resolutionMs: number;
}

function SideDuration({ phase, letter, unit, resolutionMs }: SideDurationProps) {
  if (phase === null) return <Duration ms={null} absent={`${letter} has no such phase`} />;
  return (
    <>
      {phase.count > 1 && <span className="pr-1 text-2xs text-ink-3">{phase.count}×</span>}
      {phase.open && (
        <span className="pr-1 text-2xs text-ink-3" title="its end was not seen">
          ≥
        </span>
      )}
      <Duration ms={phase.durationMs} unit={unit} resolutionMs={resolutionMs} />
    </>
  );
}
