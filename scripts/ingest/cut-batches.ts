import { withoutColours } from '@/lib/formats/ansi-colour';
import { splitText } from '@/lib/formats/split-text';
import { sniffForm } from '@/lib/ingest/body/sniff';
import { INGEST_LIMITS } from '@/lib/ingest/limits';
import { UnreadableInput } from './read-text';

/** How much text one request carries. */
const BATCH_CHARS = 1024 * 1024;

const NO_HINTS = {
  source: null,
  host: null,
  path: null,
  tz: null,
  offset: null,
  service: null,
  timeMs: null,
  receivedMs: 0,
};

/**
 * Cuts text into bodies of some megabytes, never within a record: a line that continues another goes with it. A JSON
 * document that is not one value on each line stays whole.
 * @throws UnreadableInput for a JSON document larger than a request may be
 */
export async function* cutBatches(
  pieces: AsyncIterable<string>,
  batchChars: number = BATCH_CHARS,
): AsyncGenerator<string> {
  let text = '';
  let isWhole: boolean | null = null;
  for await (const piece of pieces) {
    text += piece;
    if (text.length < batchChars) continue;
    isWhole ??= isOneDocument(text);
    if (isWhole) {
      requireBodySize(text);
      continue;
    }
    text = withoutColours(text);
    const cut = startOfLastRecord(text);
    if (cut === 0) continue;
    yield text.slice(0, cut);
    text = text.slice(cut);
  }
  if (text !== '') yield text;
}

function requireBodySize(text: string): void {
  if (text.length > INGEST_LIMITS.bodyBytes) {
    throw new UnreadableInput(`a JSON document larger than ${INGEST_LIMITS.bodyBytes} bytes`);
  }
}

/** Whether the text begins a JSON document that goes on beyond its first line. */
function isOneDocument(text: string): boolean {
  if (sniffForm(text) !== 'json') return false;
  const begun = text.trimStart();
  const lineEnd = begun.indexOf('\n');
  if (lineEnd === -1) return true;
  try {
    JSON.parse(begun.slice(0, lineEnd));
    return false;
  } catch {
    return true;
  }
}

/** Where the last record of the text begins: it may go on in the next piece. 0 if there is only one. */
function startOfLastRecord(text: string): number {
  const last = splitText(text, NO_HINTS).at(-1);
  // Its later lines may have been rid of blank lines and headers; its first stands as it is.
  const [head] = last?.text.split('\n', 1) ?? [];
  return head === undefined ? 0 : text.lastIndexOf(`\n${head}`) + 1;
}
