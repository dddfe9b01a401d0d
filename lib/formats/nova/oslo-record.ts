import type { Stamp } from '../stamp';

/**
 * One record of oslo.log, whatever it was wrapped in: a text line, a kolla record, oslo's JSON formatter, journald
 * fields. Message rules see only this.
 */
export interface OsloRecord {
  /** Upper-case level word, e.g. `INFO`, `DEBUG`, `AUDIT`. */
  level: string;
  /** Python logger, e.g. `nova.compute.manager`. */
  logger: string;
  /** First line of the message without `[instance: …] ` and without the DEBUG suffix. */
  message: string;
  /** The message with its continuation lines: guest XML, traceback. Equal to `message` when it is one line. */
  body: string;
  /** From `[instance: <uuid>]`, lower case. */
  instance: string | null;
  /** The local `req-<uuid>`. */
  requestId: string | null;
  /** Read only for records that say something. */
  stamp(): Stamp;
}
