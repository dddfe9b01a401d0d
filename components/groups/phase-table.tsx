import { StageBar } from '@/components/boots/stage-bar';
import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { Duration } from '@/components/ui/duration';
import { findPhaseKind, rankOfPhase } from '@/lib/domain/catalogue/phases';
import type { Percentiles } from '@/lib/domain/percentiles';
import { columnUnit, formatDurationChange } from '@/lib/layout/duration';
import { FigureCells, FigureHeads } from './duration-table';

type PhaseFigures = Readonly<Record<string, Percentiles>>;

interface PhaseTableProps {
  all: PhaseFigures;
  /** Medians by name, milliseconds. */
  cold: Readonly<Record<string, number>>;
  warm: Readonly<Record<string, number>>;
}

/** Every phase of a group with its percentiles, and its median in cold beside warm boots. */
export function PhaseTable({ all, cold, warm }: PhaseTableProps) {
  const names = Object.keys(all).sort((a, b) => rankOfPhase(a) - rankOfPhase(b) || a.localeCompare(b));
  const unit = columnUnit(names.map((name) => all[name]?.p99 ?? null));
  const head = (
    <tr>
      <HeadCell>Phase</HeadCell>
      <FigureHeads />
      <HeadCell numeric>Cold p50</HeadCell>
      <HeadCell numeric>Warm p50</HeadCell>
      <HeadCell numeric className="max-sm:hidden">
        Cold − warm
      </HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Phases, cold beside warm" head={head}>
      {names.map((name) => {
        const figures = all[name];
        const coldMs = cold[name] ?? null;
        const warmMs = warm[name] ?? null;
        return (
          figures && (
            <tr key={name} className="hover:bg-hover">
              <Cell className="max-w-64">
                <PhaseName name={name} />
              </Cell>
              <FigureCells figures={figures} unit={unit} />
              <Cell numeric>
                <Duration ms={coldMs} unit={unit} absent="no cold boot has it" />
              </Cell>
              <Cell numeric>
                <Duration ms={warmMs} unit={unit} absent="no warm boot has it" />
              </Cell>
              <Cell numeric className="max-sm:hidden">
                <Difference ms={coldMs === null || warmMs === null ? null : coldMs - warmMs} />
              </Cell>
            </tr>
          )
        );
      })}
    </DataTable>
  );
}

function PhaseName({ name }: { name: string }) {
  const kind = findPhaseKind(name);
  return (
    <span className="flex items-center gap-2" title={kind?.meaning}>
      <span className="relative h-2.5 w-4 shrink-0">
        {kind && <StageBar stage={kind.stage} kind={kind.kind} left={0} width={100} className="inset-y-0" />}
      </span>
      <span className={kind?.parent ? 'pl-3 text-ink-2' : undefined}>{kind?.label ?? name}</span>
      {kind?.concurrent && <span className="text-2xs text-ink-3">beside</span>}
    </span>
  );
}

function Difference({ ms }: { ms: number | null }) {
  if (ms === null) return <Duration ms={null} absent="needs cold and warm boots" />;
  return (
    <span className={ms > 0 ? 'text-slower' : ms < 0 ? 'text-faster' : 'text-ink-3'}>
      {formatDurationChange(ms)}
    </span>
  );
}
