import type { Connection, Submittable } from 'pg';

/** What of the driver's connection the protocol of `COPY … FROM STDIN` needs, beyond what its types tell. */
interface CopyConnection extends Connection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/**
 * A `COPY … FROM STDIN` whose data is known as a whole, as the driver takes it: `client.query(copyIn)`. Not the stream of
 * pg-copy-streams, which throws out of reach where the server refuses data that is still being written.
 */
export class CopyIn implements Submittable {
  /** Resolves when the server took the rows; rejects with its error. */
  readonly done: Promise<void>;
  private resolve: () => void = () => {};
  private reject: (error: Error) => void = () => {};

  /**
   * @param sql `COPY … FROM STDIN`
   * @param pieces what is sent, cut anywhere
   */
  constructor(
    private readonly sql: string,
    private readonly pieces: readonly string[],
  ) {
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  // What follows is called by the driver.

  submit(connection: Connection): void {
    (connection as CopyConnection).query(this.sql);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    for (const piece of this.pieces) connection.sendCopyFromChunk(Buffer.from(piece));
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.reject(error);
  }

  handleReadyForQuery(): void {
    this.resolve();
  }
}
