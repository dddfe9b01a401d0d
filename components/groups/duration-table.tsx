import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import type { GroupPercentiles, Percentiles } from '@/lib/domain/percentiles';
import { columnUnit, type DurationUnit } from '@/lib/layout/duration';
import { formatCount } from '@/lib/layout/quantity';
import { Percentile } from './percentile';

/** Total and build of a group: all its boots, the cold ones, the warm ones. */
export function DurationTable({ group }: { group: GroupPercentiles }) {
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
      {['n', 'p50', 'p90', 'p95', 'p99', 'max'].map((name) => (
        <HeadCell key={name} numeric>
          {name}
        </HeadCell>
      ))}
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

/** n, p50, p90, p95, p99 and the maximum as cells of a row. */
export function FigureCells({ figures, unit }: { figures: Percentiles; unit: DurationUnit }) {
  return (
    <>
      <Cell numeric className="text-ink-2">
        {formatCount(figures.n)}
      </Cell>
      <Cell numeric>
        <Percentile ms={figures.p50} unit={unit} n={figures.n} />
      </Cell>
      <Cell numeric>
        <Percentile ms={figures.p90} unit={unit} n={figures.n} />
      </Cell>
      <Cell numeric>
        <Percentile ms={figures.p95} unit={unit} n={figures.n} />
      </Cell>
      <Cell numeric>
        <Percentile ms={figures.p99} unit={unit} n={figures.n} extreme />
      </Cell>
      <Cell numeric>
        <Percentile ms={figures.max} unit={unit} n={figures.n} />
      </Cell>
    </>
  );
}
