import type { Event } from '@/lib/domain/event';
import { type Reject, type RejectCode, rejectItem } from './reject';

/** An event with the place in the request of the item that gave it. */
export interface IndexedEvent {
  event: Event;
  index: number;
}

/** What some consecutive items of a request gave. */
export class IngestBatch {
  readonly events: IndexedEvent[] = [];
  readonly rejects: Reject[] = [];
  /** Records that say nothing about boots. */
  ignored = 0;

  addEvent(event: Event, index: number): void {
    this.events.push({ event, index });
  }

  reject(index: number, code: RejectCode, message: string, text: string): void {
    this.rejects.push(rejectItem(index, code, message, text));
  }
}
