import { StageBar } from '@/components/boots/stage-bar';
import { Percentile } from '@/components/groups/percentile';
import { Change } from '@/components/ui/change';
import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { Duration } from '@/components/ui/duration';
import { findPhaseKind } from '@/lib/domain/catalogue/phases';
import type {
  CohortComparison,
  DurationDifference,
  PhaseDifference,
} from '@/lib/domain/statistics/comparison';
import { columnUnit, type DurationUnit, formatDurationChange } from '@/lib/layout/duration';
import { formatCount } from '@/lib/layout/quantity';
import { ShiftBar } from './shift-bar';

/** Total, build and every phase of two cohorts, with the shift of the median and what it lies between. */
export function DifferenceTable({ comparison }: { comparison: CohortComparison }) {
  const { total, build, phases } = comparison;
  const unit = columnUnit(phases.flatMap(({ a, b }) => [a.p50, b.p50]));
  const widest = Math.max(1, ...phases.map(({ shift }) => (shift ? largest(shift) : 0)));
  const head = (
    <tr>
      <HeadCell>Duration</HeadCell>
      <HeadCell numeric className="max-sm:hidden">
        n A · B
      </HeadCell>
      <HeadCell numeric>A p50</HeadCell>
      <HeadCell numeric>B p50</HeadCell>
      <HeadCell numeric className="max-md:hidden">
        A p95
      </HeadCell>
      <HeadCell numeric className="max-md:hidden">
        B p95
      </HeadCell>
      <HeadCell numeric>B − A</HeadCell>
      <HeadCell
        className="w-[26%] max-sm:hidden"
        title="The shift of the median, and what it lies between at 95 %"
      >
        95 % of the shift
      </HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Differences of the medians, greatest first" head={head}>
      {(
        [
          ['total', total],
          ['build', build],
        ] as const
      ).map(([name, difference]) => (
        <Row key={name} difference={difference} unit={unit} widest={null}>
          <span className="font-medium">{name}</span>
        </Row>
      ))}
      {phases.map((phase) => (
        <Row key={phase.name} difference={phase} unit={unit} widest={widest}>
          <PhaseName phase={phase} />
        </Row>
      ))}
    </DataTable>
  );
}

function largest({ value, low, high }: NonNullable<DurationDifference['shift']>): number {
  return Math.max(Math.abs(value), Math.abs(low ?? value), Math.abs(high ?? value));
}

function PhaseName({ phase }: { phase: PhaseDifference }) {
  const kind = findPhaseKind(phase.name);
  return (
    <span className="flex items-center gap-2" title={kind?.meaning}>
      <span className="relative h-2.5 w-4 shrink-0">
        <StageBar stage={phase.stage} kind={phase.kind} left={0} width={100} className="inset-y-0" />
      </span>
      <span className={phase.parent ? 'pl-3 text-ink-2' : undefined}>{kind?.label ?? phase.name}</span>
    </span>
  );
}

interface RowProps {
  difference: DurationDifference;
  unit: DurationUnit;
  /** Milliseconds of half of the bar's width; null: no bar. */
  widest: number | null;
  children: React.ReactNode;
}

function Row({ difference: { a, b, shift }, unit, widest, children }: RowProps) {
  return (
    <tr className="hover:bg-hover">
      <Cell className="max-w-64">{children}</Cell>
      <Cell numeric className="whitespace-nowrap text-ink-2 max-sm:hidden">
        {formatCount(a.n)} · {formatCount(b.n)}
      </Cell>
      <Cell numeric>
        <Percentile ms={a.p50} unit={unit} n={a.n} />
      </Cell>
      <Cell numeric>
        <Percentile ms={b.p50} unit={unit} n={b.n} />
      </Cell>
      <Cell numeric className="max-md:hidden">
        <Percentile ms={a.p95} unit={unit} n={a.n} />
      </Cell>
      <Cell numeric className="max-md:hidden">
        <Percentile ms={b.p95} unit={unit} n={b.n} />
      </Cell>
      <Cell numeric>
        {shift ? (
          <Change text={formatDurationChange(shift.value)} sign={signOf(shift)} title={boundsWords(shift)} />
        ) : (
          <Duration ms={null} absent="one of the two has no such boot" />
        )}
      </Cell>
      <Cell className="max-sm:hidden">
        {shift && widest !== null && <ShiftBar shift={shift} widestMs={widest} label={boundsWords(shift)} />}
      </Cell>
    </tr>
  );
}

type Shift = NonNullable<DurationDifference['shift']>;

/** Colour only where the bounds leave no doubt which way it goes. */
function signOf({ low, high }: Shift): number {
  if (low === null || high === null || (low <= 0 && high >= 0)) return 0;
  return Math.sign(low);
}

function boundsWords({ low, high }: Shift): string {
  if (low === null || high === null) return 'too few boots for bounds';
  const certain = low > 0 || high < 0 ? '' : '; it may be none';
  return `between ${formatDurationChange(low)} and ${formatDurationChange(high)} (95 %)${certain}`;
}
