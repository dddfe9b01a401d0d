import { IngestError } from './ingest-error';

/** Bytes of bodies that are being read or worked on, over all requests of the process: the back-pressure of ingest. */
export class InFlightBytes {
  private held = 0;

  constructor(private readonly maxBytes: number) {}

  /** A share of the budget that one request takes bit by bit. */
  open(): InFlightShare {
    let own = 0;
    return {
      take: (bytes) => {
        // A request alone may pass the budget: it is bounded by its own limits, and refusing it for ever would lose it.
        if (this.held > own && this.held + bytes > this.maxBytes) throw overloaded();
        own += bytes;
        this.held += bytes;
      },
      release: () => {
        this.held -= own;
        own = 0;
      },
    };
  }
}

export interface InFlightShare {
  /** Throws IngestError `overloaded` where the budget of the process is spent. */
  take(bytes: number): void;
  /** Gives everything back; may be called twice. */
  release(): void;
}

function overloaded(): IngestError {
  return new IngestError('overloaded', 'Too much is being ingested at once; try again shortly');
}
