import { type BenchReport, type Figure, isKept, marginOf } from './figure';

const HEAD = ['', 'measured', 'budget', 'margin', ''];
const IS_RIGHT = [false, true, true, true, false];

/** A report as text: a title, and a row for each figure with its budget, how often that fits, and `ok` or `short`. */
export function formatReport({ title, figures }: BenchReport): string {
  const rows = [HEAD, ...figures.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row, index) => {
    const cells = row.map((cell, column) =>
      IS_RIGHT[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    );
    const note = figures[index - 1]?.note ?? '';
    return `  ${cells.join('  ')}  ${note}`.trimEnd();
  });
  return [title, ...lines].join('\n');
}

function cellsOf(figure: Figure): string[] {
  const { what, value, unit, budget } = figure;
  const margin = marginOf(figure);
  const kept = isKept(figure);
  return [
    what,
    formatValue(value, unit),
    budget === undefined ? '' : formatBudget(budget, unit),
    margin === null ? '' : `${formatNumber(margin)} ×`,
    kept === null ? '' : kept ? 'ok' : 'short',
  ];
}

function formatBudget(budget: NonNullable<Figure['budget']>, unit: Figure['unit']): string {
  return 'least' in budget ? `≥ ${formatValue(budget.least, unit)}` : `≤ ${formatValue(budget.most, unit)}`;
}

function formatValue(value: number, unit: Figure['unit']): string {
  return `${formatNumber(value)} ${unit}`.trimEnd();
}

/** Three digits that count: `12 345`, `123`, `12.3`, `1.23`, `0.012`. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return '–';
  if (size >= 100) return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u202f');
  if (size >= 10) return value.toFixed(1);
  if (size >= 1 || size === 0) return value.toFixed(2);
  return value.toPrecision(2);
}
