import { SingleBar } from 'cli-progress';
import type { Totals } from './totals';

/** How far the reading is. */
export interface Progress {
  addBytes(bytes: number): void;
  update(totals: Totals): void;
  /** Something that delays: said once in a while. */
  warn(reason: string): void;
  stop(): void;
}

const LINE_EVERY_MS = 2000;
const WARN_EVERY_MS = 5000;

/**
 * Shows progress: a bar with rate and remaining time on a terminal, a line now and then elsewhere.
 * @param totalBytes of all files; null where standard input has no known end
 */
export function showProgress(totalBytes: number | null, stream: NodeJS.WriteStream): Progress {
  return stream.isTTY && totalBytes !== null
    ? new Bar(totalBytes, stream)
    : new Lines(totalBytes, (line) => stream.write(`${line}\n`));
}

abstract class Counted implements Progress {
  protected bytes = 0;
  protected lines = 0;
  private readonly began = performance.now();
  private warnedAt = Number.NEGATIVE_INFINITY;

  addBytes(bytes: number): void {
    this.bytes += bytes;
  }

  update(totals: Totals): void {
    this.lines = totals.lines;
    this.draw();
  }

  warn(reason: string): void {
    if (performance.now() - this.warnedAt < WARN_EVERY_MS) return;
    this.warnedAt = performance.now();
    this.say(`waiting: ${reason}`);
  }

  abstract stop(): void;
  protected abstract draw(): void;
  protected abstract say(line: string): void;

  protected rate(): string {
    const seconds = (performance.now() - this.began) / 1000;
    return `${formatCount(Math.round(this.lines / Math.max(seconds, 0.001)))} lines/s`;
  }

  protected remaining(totalBytes: number): string {
    const elapsedMs = performance.now() - this.began;
    const left = this.bytes === 0 ? 0 : (elapsedMs * (totalBytes - this.bytes)) / this.bytes;
    return `${Math.max(Math.round(left / 1000), 0)} s left`;
  }
}

class Bar extends Counted {
  private readonly bar: SingleBar;

  constructor(
    private readonly totalBytes: number,
    private readonly stream: NodeJS.WriteStream,
  ) {
    super();
    this.bar = new SingleBar({
      stream,
      format: '{bar} {percentage} %  {lines} lines  {rate}  {remaining}',
      barCompleteChar: '█',
      barIncompleteChar: '░',
      hideCursor: true,
      clearOnComplete: true,
    });
    this.bar.start(totalBytes, 0, { lines: '0', rate: '', remaining: '' });
  }

  override addBytes(bytes: number): void {
    super.addBytes(bytes);
    this.draw();
  }

  stop(): void {
    this.bar.stop();
  }

  protected draw(): void {
    this.bar.update(Math.min(this.bytes, this.totalBytes), {
      lines: formatCount(this.lines),
      rate: this.rate(),
      remaining: this.remaining(this.totalBytes),
    });
  }

  protected say(line: string): void {
    this.stream.write(`\r\u001b[K${line}\n`);
  }
}

class Lines extends Counted {
  private drawnAt = performance.now();

  constructor(
    private readonly totalBytes: number | null,
    protected readonly say: (line: string) => void,
  ) {
    super();
  }

  stop(): void {}

  protected draw(): void {
    if (performance.now() - this.drawnAt < LINE_EVERY_MS) return;
    this.drawnAt = performance.now();
    const parts = [`${formatCount(this.lines)} lines`, this.rate()];
    if (this.totalBytes) {
      parts.unshift(`${Math.floor((100 * this.bytes) / this.totalBytes)} %`);
      parts.push(this.remaining(this.totalBytes));
    }
    this.say(parts.join('  '));
  }
}

/** `12 345`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
