import { splitText } from '@/lib/formats/split-text';
import { IngestBatch } from './batch';
import { readEmbeddedJson, type StructuredItem } from './body/json-items';
import { chunkText, countLines } from './body/text-chunks';
import { tooManyItems } from './ingest-error';
import type { ItemContext } from './item-context';
import { INGEST_LIMITS } from './limits';
import { addItem } from './read-item';
import { recordHintsOf } from './record-hints';
import { RecordWindow } from './record-window';
import { addRecord, type IndexedRecord } from './understand-record';

/** Batches of a body of text lines. Throws IngestError `too_many_items`; the batches before it are good. */
export function* readLines(text: string, context: ItemContext): Generator<IngestBatch> {
  const reader = new LineReader(context);
  for (const chunk of chunkText(text)) {
    const batch = new IngestBatch();
    if (chunk.firstLine + countLines(chunk.text) > INGEST_LIMITS.items)
      throw tooManyItems(INGEST_LIMITS.items);
    if (chunk.kind === 'too_long') reader.refuse(chunk.text, chunk.firstLine, batch);
    else reader.read(chunk.text, chunk.firstLine, batch);
    yield batch;
  }
  const batch = new IngestBatch();
  reader.finish(batch);
  yield batch;
}

/** Reads chunk after chunk; the last record of a chunk waits for the next, which may continue it. */
class LineReader {
  private readonly window = new RecordWindow();
  private open: IndexedRecord | null = null;

  constructor(private readonly context: ItemContext) {}

  read(text: string, firstLine: number, batch: IngestBatch): void {
    const { cloud } = this.context;
    const whole = this.textFromOpen(text, firstLine);
    const first = this.open?.index ?? firstLine;
    let last: IndexedRecord | null = null;
    for (const { text, fields, hints, line } of splitText(whole, recordHintsOf(this.context))) {
      if (last !== null) this.add(last, batch);
      last = { text, fields, hints, index: first + line, cloud };
    }
    this.open = last;
  }

  /** The chunk behind the open record, with the blank lines between them that the record does not hold. */
  private textFromOpen(text: string, firstLine: number): string {
    if (this.open === null) return text;
    const { index, text: begun } = this.open;
    return begun + '\n'.repeat(firstLine - index - countLines(begun) + 1) + text;
  }

  refuse(text: string, line: number, batch: IngestBatch): void {
    this.close(batch);
    const problem = `a line of ${text.length} characters; ${INGEST_LIMITS.lineChars} are the most`;
    batch.reject(line, 'too_large', problem, text);
  }

  finish(batch: IngestBatch): void {
    this.close(batch);
    this.window.finish(batch);
  }

  private close(batch: IngestBatch): void {
    if (this.open !== null) this.add(this.open, batch);
    this.open = null;
  }

  private add(record: IndexedRecord, batch: IngestBatch): void {
    const json = this.takeJson(record);
    if (json === null) {
      addRecord(record, batch);
      return;
    }
    addItem(json.item, record.index, { context: this.context, window: this.window, batch });
    if (json.rest !== '') addRecord({ ...record, text: json.rest }, batch);
  }

  /** The object of a line that is one; lines that were taken for its continuation are none. */
  private takeJson({ text }: IndexedRecord): { item: StructuredItem; rest: string } | null {
    if (!text.startsWith('{')) return null;
    const whole = readEmbeddedJson(text);
    if (whole !== null) return { item: whole, rest: '' };
    const lineEnd = text.indexOf('\n');
    const first = lineEnd === -1 ? null : readEmbeddedJson(text.slice(0, lineEnd));
    return first === null ? null : { item: first, rest: text.slice(lineEnd + 1) };
  }
}
