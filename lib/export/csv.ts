export type CsvValue = string | number | boolean | null | undefined;

/** Figures as rows: what a chart or a table on screen shows. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly CsvValue[])[];
}

/** A table as CSV, its columns' names first. */
export function renderTable({ columns, rows }: Table): string {
  return renderCsv([columns, ...rows]);
}

/** Rows as CSV (RFC 4180): numbers to a thousandth, nothing for what is not known. */
export function renderCsv(rows: ReadonlyArray<readonly CsvValue[]>): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  const given = String(value);
  // A spreadsheet would run a cell that begins like a formula; names come from whoever booted the instance.
  const text = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(given) ? `'${given}` : given;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What is smaller than a thousandth keeps its first digits: a probability must not become nothing. */
function numberText(value: number): string {
  return String(Math.abs(value) < 0.1 ? Number(value.toPrecision(3)) : Math.round(value * 1000) / 1000);
}
