import { appendFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const BUFFERED_CHARS = 256 * 1024;

/** Log files of any number, each written in pieces; what was there before is replaced. */
export class LogFiles {
  readonly #folder: string;
  readonly #rotateBytes: number | null;
  readonly #open = new Map<string, OpenFile>();

  /** @param rotateBytes size at which a file is rotated: `name.log.1` is the piece before `name.log` */
  constructor(folder: string, rotateBytes: number | null) {
    this.#folder = folder;
    this.#rotateBytes = rotateBytes;
    mkdirSync(folder, { recursive: true });
  }

  /** Bytes written or buffered so far. */
  bytes = 0;

  get count(): number {
    return this.#open.size;
  }

  /** Appends whole lines; a record of several lines is given in one piece, so that rotation never cuts it. */
  write(name: string, text: string): void {
    const file = this.#open.get(name) ?? this.#begin(name);
    file.parts.push(text);
    file.chars += text.length;
    this.bytes += text.length;
    if (file.chars >= BUFFERED_CHARS) this.#flush(name, file);
  }

  /** Writes what is buffered and names the rotated pieces. */
  close(): void {
    for (const [name, file] of this.#open) {
      this.#flush(name, file);
      for (let piece = file.pieces; piece > 0; piece--) {
        renameSync(this.#pathOf(`${name}.piece${piece}`), this.#pathOf(`${name}.${file.pieces - piece + 1}`));
      }
    }
  }

  #begin(name: string): OpenFile {
    const file = { parts: [], chars: 0, bytes: 0, pieces: 0 };
    rmSync(this.#pathOf(name), { force: true });
    this.#open.set(name, file);
    return file;
  }

  #flush(name: string, file: OpenFile): void {
    if (file.chars === 0) return;
    if (this.#rotateBytes !== null && file.bytes >= this.#rotateBytes) {
      file.pieces++;
      renameSync(this.#pathOf(name), this.#pathOf(`${name}.piece${file.pieces}`));
      file.bytes = 0;
    }
    appendFileSync(this.#pathOf(name), file.parts.join(''));
    file.bytes += file.chars;
    file.parts = [];
    file.chars = 0;
  }

  #pathOf(name: string): string {
    return path.join(this.#folder, name);
  }
}

interface OpenFile {
  parts: string[];
  chars: number;
  /** Bytes of the current piece. */
  bytes: number;
  /** Pieces rotated away. */
  pieces: number;
}
