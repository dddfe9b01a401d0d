import { joinContinuations } from '@/lib/formats/split-text';
import type { IngestBatch } from './batch';
import { addRecord, type IndexedRecord } from './understand-record';

/**
 * Records that came one physical line each, waiting for the lines that continue them. When the window is moved on, the
 * last record of each file stays, since its continuation may be the next to come.
 */
export class RecordWindow {
  private records: IndexedRecord[] = [];

  constructor(private readonly size = 4000) {}

  /** Takes a record; understands the older ones into the batch when the window is full. */
  add(record: IndexedRecord, batch: IngestBatch): void {
    this.records.push(record);
    if (this.records.length >= this.size) this.moveOn(batch);
  }

  /** Understands all that is left. */
  finish(batch: IngestBatch): void {
    for (const record of joinContinuations(this.records)) addRecord(record, batch);
    this.records = [];
  }

  private moveOn(batch: IngestBatch): void {
    const joined = joinContinuations(this.records);
    const open = new Map(joined.map((record) => [fileOf(record), record]));
    // With as many files as this, few lines can have waited long for their continuation.
    const kept = open.size < this.size / 2 ? new Set(open.values()) : new Set<IndexedRecord>();
    for (const record of joined) if (!kept.has(record)) addRecord(record, batch);
    this.records = [...kept];
  }
}

function fileOf({ hints, cloud }: IndexedRecord): string {
  return JSON.stringify([cloud, hints.host, hints.path, hints.service]);
}
