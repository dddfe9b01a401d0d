import type { IngestAnswer } from '@/lib/ingest/outcome';

/** A refused item with where it stood. */
export interface RefusedLine {
  path: string;
  /** From 1: the line of a text file, or the item of a JSON document. */
  place: number;
  code: string;
  message: string;
}

const EXAMPLES = 5;

/** Adds up what became of everything that was sent. */
export class Totals {
  files = 0;
  lines = 0;
  accepted = 0;
  duplicates = 0;
  ignored = 0;
  rejected = 0;
  /** The first refused items, of each file and reason one. */
  readonly examples: RefusedLine[] = [];
  /** Files that were left alone, with why. */
  readonly skipped: { path: string; reason: string }[] = [];

  /** @param firstPlace place of the body's first line in its file, from 1 */
  add(answer: IngestAnswer, path: string, firstPlace: number): void {
    this.accepted += answer.accepted;
    this.duplicates += answer.duplicates;
    this.ignored += answer.ignored;
    this.rejected += answer.rejectedTotal;
    for (const { index, code, message } of answer.rejected) {
      if (this.examples.length >= EXAMPLES) return;
      const isKnown = this.examples.some((known) => known.path === path && known.message === message);
      if (!isKnown) this.examples.push({ path, place: firstPlace + index, code, message });
    }
  }
}
