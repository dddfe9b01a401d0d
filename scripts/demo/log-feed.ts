import { postBatch } from '../ingest/post-batch';
import { Totals } from '../ingest/totals';

/** Text of one file that is posted at once. */
const BATCH_CHARS = 512 * 1024;
const CONCURRENCY = 4;

/** Who ships a log file: the hints that go with its lines. */
export interface Shipper {
  source: string;
  cloud: string;
  host: string;
  path: string;
}

interface Pending {
  shipper: Shipper;
  parts: string[];
  chars: number;
}

/** Collects what a simulated cloud writes and posts it file by file, as a shipper on each machine would. */
export class LogFeed {
  readonly totals = new Totals();
  /** Characters posted. */
  posted = 0;
  readonly #url: URL;
  readonly #onRetry: (reason: string) => void;
  readonly #files = new Map<string, Pending>();
  readonly #underway = new Set<Promise<void>>();
  #failure: unknown;

  /** @param url address of Bootfall */
  constructor(url: URL, onRetry: (reason: string) => void) {
    this.#url = url;
    this.#onRetry = onRetry;
  }

  write(shipper: Shipper, text: string): void {
    const key = `${shipper.cloud} ${shipper.host} ${shipper.path}`;
    let file = this.#files.get(key);
    if (file === undefined) {
      file = { shipper, parts: [], chars: 0 };
      this.#files.set(key, file);
    }
    file.parts.push(text);
    file.chars += text.length;
  }

  /** Posts the files of which enough was written; call it only between records. Throws what a post threw. */
  async pump(): Promise<void> {
    for (const file of this.#files.values()) {
      if (file.chars >= BATCH_CHARS) await this.#post(file);
    }
  }

  /** Posts the rest and waits until all is acked. */
  async finish(): Promise<void> {
    for (const file of this.#files.values()) {
      if (file.chars > 0) await this.#post(file);
    }
    this.#files.clear();
    await Promise.all(this.#underway);
    this.#throwFailure();
  }

  async #post(file: Pending): Promise<void> {
    while (this.#underway.size >= CONCURRENCY) await Promise.race(this.#underway);
    this.#throwFailure();
    const text = file.parts.join('');
    file.parts = [];
    file.chars = 0;
    const url = new URL('/api/v1/events', this.#url);
    for (const [name, value] of Object.entries({ ...file.shipper, tz: 'UTC' }))
      url.searchParams.set(name, value);
    const posting = postBatch(text, { url, onRetry: this.#onRetry })
      .then((answer) => {
        this.totals.add(answer, file.shipper.path, 1);
        this.posted += text.length;
      })
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => this.#underway.delete(posting));
    this.#underway.add(posting);
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }
}
