import type { BulkColumn } from './bulk-columns';
import { CopyIn } from './copy-in';
import type { Connection } from './query';
import { storableText } from './storable-text';

/** Text is handed on in pieces of about this many characters, so that Postgres reads while the rest is written. */
const PIECE_CHARS = 262_144;

/**
 * Writes rows with `COPY`, which takes a third of the time that a statement with arrays does, but cannot pass over rows that
 * are there already. Call it in a transaction; the columns may be of any type whose text `value` gives.
 * @throws errors of the database; the transaction is broken then
 */
export async function copyRows<Item>(
  connection: Connection,
  table: string,
  columns: readonly BulkColumn<Item>[],
  items: readonly Item[],
): Promise<void> {
  if (items.length === 0) return;
  // Before the copy begins: a value that cannot be written must not leave it open.
  const pieces = [...copyText(columns, items)];
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const copyIn = new CopyIn(`COPY "${table}" (${names}) FROM STDIN`, pieces);
  connection.query(copyIn);
  await copyIn.done;
}

/** Rows as `COPY … FROM STDIN` reads them: columns separated by tabs. */
function* copyText<Item>(columns: readonly BulkColumn<Item>[], items: readonly Item[]): Generator<string> {
  let text = '';
  for (const item of items) {
    let separator = '';
    for (const { value } of columns) {
      const field = value(item);
      text += separator + (typeof field === 'string' ? escaped(field) : (field ?? '\\N'));
      separator = '\t';
    }
    text += '\n';
    if (text.length < PIECE_CHARS) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

const SPECIAL = /[\\\t\n\r\0]/;
const SPECIALS = /[\\\t\n\r]/g;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(text: string): string {
  return SPECIAL.test(text) ? storableText(text).replace(SPECIALS, (each) => ESCAPES[each] ?? each) : text;
}
