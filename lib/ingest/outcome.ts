import type { IngestBatch } from './batch';
import { INGEST_LIMITS } from './limits';
import type { Reject } from './reject';

/** The answer to a request that was taken. */
export interface IngestAnswer {
  /** Events that were new. */
  accepted: number;
  /** Events that were stored already, or given twice. */
  duplicates: number;
  /** Records that say nothing about boots. */
  ignored: number;
  /** The first rejects; `rejectedTotal` counts all. */
  rejected: { index: number; code: string; message: string }[];
  rejectedTotal: number;
}

/** Adds up what became of a request's items. */
export class IngestOutcome {
  accepted = 0;
  duplicates = 0;
  ignored = 0;
  rejectedTotal = 0;
  /** The first rejects, at most `INGEST_LIMITS.listedRejects`. */
  readonly rejects: Reject[] = [];

  addStored(stored: { accepted: number; duplicates: number }): void {
    this.accepted += stored.accepted;
    this.duplicates += stored.duplicates;
  }

  addBatch({ ignored, rejects }: IngestBatch): void {
    this.ignored += ignored;
    for (const reject of rejects) this.addReject(reject);
  }

  addReject(reject: Reject): void {
    this.rejectedTotal++;
    if (this.rejects.length < INGEST_LIMITS.listedRejects) this.rejects.push(reject);
  }

  answer(): IngestAnswer {
    return {
      accepted: this.accepted,
      duplicates: this.duplicates,
      ignored: this.ignored,
      rejected: this.rejects.map(({ index, code, message }) => ({ index, code, message })),
      rejectedTotal: this.rejectedTotal,
    };
  }
}
