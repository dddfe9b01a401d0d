import Link from 'next/link';
import { StageBar } from '@/components/boots/stage-bar';
import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { toRoute } from '@/components/ui/route';
import { findPhaseKind } from '@/lib/domain/catalogue/phases';
import type { BootFilter } from '@/lib/domain/cohort';
import type {
  BootNumber,
  Difference,
  DistinctNumber,
  DistinctPhase,
} from '@/lib/domain/statistics/distinction';
import { formatDuration, formatDurationChange } from '@/lib/layout/duration';
import { formatBytes, formatCount } from '@/lib/layout/quantity';
import { chanceWords } from './chance-words';
import { SizeBinsChart } from './size-bins-chart';

interface DistinctFiguresProps {
  phases: readonly DistinctPhase[];
  numbers: readonly DistinctNumber[];
  filterHref: (filter: BootFilter) => string;
}

const NUMBER_NAMES: Record<BootNumber, string> = {
  concurrency: 'other boots on the host',
  imageSizeBytes: 'image size',
  vcpus: 'vCPUs',
  memoryMb: 'memory',
};

const FORMATS: Record<BootNumber, (value: number) => string> = {
  concurrency: (value) => formatCount(Math.round(value)),
  imageSizeBytes: formatBytes,
  vcpus: (value) => formatCount(Math.round(value)),
  memoryMb: (value) => formatBytes(value * 1024 * 1024),
};

/** The phases and numbers that differ between inside and outside, as medians and distributions; a phase narrows the page. */
export function DistinctFigures({ phases, numbers, filterHref }: DistinctFiguresProps) {
  const head = (
    <tr>
      <HeadCell>What</HeadCell>
      <HeadCell numeric className="w-20">
        p50 inside
      </HeadCell>
      <HeadCell numeric className="w-18">
        rest
      </HeadCell>
      <HeadCell numeric className="w-18 max-sm:hidden">
        Shift
      </HeadCell>
      <HeadCell className="w-[20%]" title="inside upwards, the rest downwards, short to long">
        Spread
      </HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Phases and numbers inside against outside" head={head} className="table-fixed">
      {phases.map((phase) => (
        <FigureRow
          key={phase.name}
          difference={phase}
          format={formatDuration}
          shift={formatDurationChange(phase.shift.value)}
          label={`${findPhaseKind(phase.name)?.label ?? phase.name}`}
        >
          <span className="relative h-2.5 w-3 shrink-0">
            <StageBar stage={phase.stage} kind={phase.kind} left={0} width={100} className="inset-y-0" />
          </span>
          <Link
            className="link min-w-0 truncate font-medium"
            href={toRoute(filterHref(phaseFilter(phase)))}
            prefetch={false}
            scroll={false}
          >
            {findPhaseKind(phase.name)?.label ?? phase.name}
          </Link>
        </FigureRow>
      ))}
      {numbers.map((number) => {
        const format = FORMATS[number.name];
        const { value } = number.shift;
        const shift = `${value < 0 ? '\u2212' : value > 0 ? '+' : '±'}${format(Math.abs(value))}`;
        const filter = numberFilter(number);
        const name = NUMBER_NAMES[number.name];
        return (
          <FigureRow key={number.name} difference={number} format={format} shift={shift} label={name}>
            {filter ? (
              <Link
                className="link min-w-0 truncate font-medium"
                href={toRoute(filterHref(filter))}
                prefetch={false}
                scroll={false}
              >
                {name}
              </Link>
            ) : (
              <span className="min-w-0 truncate">{name}</span>
            )}
          </FigureRow>
        );
      })}
    </DataTable>
  );
}

interface FigureRowProps {
  difference: Difference;
  format: (value: number) => string;
  shift: string;
  label: string;
  children: React.ReactNode;
}

function FigureRow({ difference, format, shift, label, children }: FigureRowProps) {
  const { inside, outside, p, bins } = difference;
  const { value } = difference.shift;
  const tone = value > 0 ? 'text-slower' : value < 0 ? 'text-faster' : 'text-ink-2';
  return (
    <tr className="hover:bg-hover" title={chanceWords(p)}>
      <Cell className="truncate">
        <span className="flex items-center gap-2">{children}</span>
      </Cell>
      <Cell numeric className="whitespace-nowrap">
        {format(inside.p50)}
      </Cell>
      <Cell numeric className="whitespace-nowrap text-ink-2">
        {format(outside.p50)}
      </Cell>
      <Cell numeric className={`whitespace-nowrap max-sm:hidden ${tone}`}>
        {shift}
      </Cell>
      <Cell>
        <SizeBinsChart bins={bins} format={format} label={label} />
      </Cell>
    </tr>
  );
}

/** The boots that spent as long in the phase as those inside do: beyond what half of the rest need. */
function phaseFilter({ name, shift, outside, inside }: DistinctPhase): BootFilter {
  const between = Math.round((inside.p50 + outside.p50) / 2);
  return { phase: [shift.value > 0 ? { name, minMs: between } : { name, maxMs: between }] };
}

function numberFilter({ name, shift, inside }: DistinctNumber): BootFilter | null {
  if (name !== 'concurrency') return null;
  const bound = Math.round(inside.p50);
  return shift.value > 0 ? { minConcurrency: bound } : { maxConcurrency: bound };
}
