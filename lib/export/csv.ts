/** Figures as rows: what a chart or a table on screen shows. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly CsvValue[])[];
}

export type CsvValue = string | number | boolean | null | undefined;

/** CSV (RFC 4180) with a head; numbers to the thousandth, null as an empty cell. */
export function renderCsv({ columns, rows }: Table): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  // A spreadsheet would run a cell that begins like a formula; names come from whoever booted the instance.
  const text = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** To the thousandth; what is smaller keeps its first digits: a probability must not become nothing. */
function numberText(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return String(rounded === 0 || Math.abs(value) < 0.1 ? Number(value.toPrecision(3)) : rounded);
}
