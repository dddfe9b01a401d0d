type Value = string | number | boolean | null;

/** Rows as CSV (RFC 4180): numbers to a thousandth, nothing for what is not known. */
export function renderCsv(rows: ReadonlyArray<readonly Value[]>): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  const given = String(value);
  // A spreadsheet would run a cell that begins like a formula; names come from whoever booted the instance.
  const text = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(given) ? `'${given}` : given;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
