import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import type { OverviewFigures } from '@/lib/domain/duration-charts';
import type { Percentiles } from '@/lib/domain/percentiles';
import { columnUnit, type DurationUnit } from '@/lib/layout/duration';
import { formatCount } from '@/lib/layout/quantity';
import { Percentile } from './percentile';

/** Total and build of a group: all its boots, the cold ones, the warm ones. */
export function DurationTable({ figures: group }: { figures: OverviewFigures }) {
  const rows: ReadonlyArray<readonly [string, string, Percentiles]> = [
    ['total', 'all', group.total],
    ['', 'cold', group.byCache.cold.total],
    ['', 'warm', group.byCache.warm.total],
    ['build', 'all', group.build],
    ['', 'cold', group.byCache.cold.build],
    ['', 'warm', group.byCache.warm.build],
  ];
  const unit = columnUnit(rows.map(([, , figures]) => figures.max));
  const head = (
    <tr>
      <HeadCell>Duration</HeadCell>
      <HeadCell>Boots</HeadCell>
      <FigureHeads />
    </tr>
  );
  return (
    <DataTable caption="Total and build, cold beside warm" head={head}>
      {rows.map(([metric, boots, figures], index) => (
        <tr key={`${index < 3 ? 'total' : 'build'} ${boots}`} className="hover:bg-hover">
          <Cell className="font-medium">{metric}</Cell>
          <Cell className="text-ink-2">{boots}</Cell>
          <FigureCells figures={figures} unit={unit} />
        </tr>
      ))}
    </DataTable>
  );
}

const FIGURES = ['n', 'p50', 'p90', 'p95', 'p99', 'max'] as const;
const ON_PHONES: ReadonlySet<string> = new Set(['n', 'p50', 'p95']);

/** The heads of the cells of `FigureCells`; a phone shows n, the median and the 95th percentile. */
export function FigureHeads() {
  return FIGURES.map((name) => (
    <HeadCell key={name} numeric className={ON_PHONES.has(name) ? undefined : 'max-sm:hidden'}>
      {name}
    </HeadCell>
  ));
}

/** n, p50, p90, p95, p99 and the maximum as cells of a row. */
export function FigureCells({ figures, unit }: { figures: Percentiles; unit: DurationUnit }) {
  return FIGURES.map((name) => (
    <Cell key={name} numeric className={ON_PHONES.has(name) ? undefined : 'max-sm:hidden'}>
      {name === 'n' ? (
        <span className="text-ink-2">{formatCount(figures.n)}</span>
      ) : (
        <Percentile ms={figures[name]} unit={unit} n={figures.n} extreme={name === 'p99'} />
      )}
    </Cell>
  ));
}
