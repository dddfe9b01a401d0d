import { Cell, DataTable, HeadCell } from '@/components/ui/data-table';
import { SUPPORTED_ENCODINGS } from '@/lib/ingest/decompress/decompress';
import { INGEST_LIMITS } from '@/lib/ingest/limits';

const MIB = 1024 * 1024;
const mib = (bytes: number) => `${bytes / MIB} MiB`;
const thousands = (count: number) => count.toLocaleString('en-US').replaceAll(',', '\u202f');

const ROWS: readonly (readonly [status: string, meaning: string])[] = [
  [
    '200',
    'Taken. An item of its own that is wrong is listed in rejected; the first 100, rejectedTotal counts all.',
  ],
  ['400', 'A parameter, the charset (send UTF-8) or the compression is wrong.'],
  [
    '413',
    `More than ${mib(INGEST_LIMITS.compressedBytes)} as sent, ${mib(INGEST_LIMITS.bodyBytes)} unpacked, or ${thousands(INGEST_LIMITS.items)} items.`,
  ],
  ['415', `The Content-Encoding is none of ${SUPPORTED_ENCODINGS}, or the body neither JSON nor text.`],
  ['503', 'Busy, or the database is away. Retry-After says when to send the same again.'],
  [
    'rejected',
    `One item: a line or an event of more than ${thousands(INGEST_LIMITS.lineChars)} characters, a document of more than ${thousands(INGEST_LIMITS.documentChars)}, JSON deeper than ${INGEST_LIMITS.depth} levels, a moment before 2005 or more than two days ahead.`,
  ],
];

/** What the ingest answers, and how much it takes. */
export function LimitsTable() {
  const head = (
    <tr>
      <HeadCell>answer</HeadCell>
      <HeadCell className="w-full">when</HeadCell>
    </tr>
  );
  return (
    <DataTable caption="Answers and limits of the ingest" head={head}>
      {ROWS.map(([status, meaning]) => (
        <tr key={status}>
          <Cell className="font-mono text-xs">{status}</Cell>
          <Cell className="min-w-72 py-1">{meaning}</Cell>
        </tr>
      ))}
    </DataTable>
  );
}
