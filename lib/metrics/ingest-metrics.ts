import { Counter, type Registry } from 'prom-client';
import type { IngestCounts } from '@/lib/domain/ingest-report';

/** Counts what became of the items that were sent. */
export class IngestMetrics {
  private readonly items: Counter<'result'>;

  constructor(registry: Registry) {
    this.items = new Counter({
      name: 'bootfall_ingest_items_total',
      help: 'Items sent to this replica by what became of them; ignored lines say nothing about boots. Starts at zero with the process.',
      labelNames: ['result'],
      registers: [registry],
    });
    this.count({ accepted: 0, duplicates: 0, ignored: 0, rejected: 0 });
  }

  count({ accepted, duplicates, ignored, rejected }: IngestCounts): void {
    this.items.inc({ result: 'accepted' }, accepted);
    this.items.inc({ result: 'duplicate' }, duplicates);
    this.items.inc({ result: 'ignored' }, ignored);
    this.items.inc({ result: 'rejected' }, rejected);
  }
}
