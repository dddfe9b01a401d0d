/**
 * Reads the Python literal (or JSON value) that begins a text, as `%s` of a dict prints it: dicts, lists, tuples,
 * strings with `u`/`b` prefixes, numbers, True/False/None and their JSON spellings. Never evaluates. Undefined when the
 * text is anything else, e.g. cut off.
 */
export function readPythonLiteral(text: string): unknown {
  return new Reader(text).value();
}

const WORDS: Record<string, unknown> = {
  None: null,
  null: null,
  True: true,
  true: true,
  False: false,
  false: false,
};
const MAX_DEPTH = 50;
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

class Reader {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  value(): unknown {
    this.skipBlanks();
    const char = this.text[this.at];
    if (char === '{') return this.nested(() => this.dict());
    if (char === '[') return this.nested(() => this.list(']'));
    if (char === '(') return this.nested(() => this.list(')'));
    if (char === '"' || char === "'") return this.string();
    if ((char === 'u' || char === 'b') && /["']/.test(this.text[this.at + 1] ?? '')) {
      this.at++;
      return this.string();
    }
    return this.word();
  }

  private nested<T>(read: () => T): T | undefined {
    if (this.depth >= MAX_DEPTH) return undefined;
    this.depth++;
    this.at++;
    const value = read();
    this.depth--;
    return value;
  }

  private dict(): Record<string, unknown> | undefined {
    const entries: Array<[string, unknown]> = [];
    while (!this.take('}')) {
      const key = this.value();
      if (key === undefined || !this.take(':')) return undefined;
      const value = this.value();
      if (value === undefined) return undefined;
      entries.push([String(key), value]);
      if (!this.take(',') && this.peek() !== '}') return undefined;
    }
    return Object.fromEntries(entries);
  }

  private list(close: string): unknown[] | undefined {
    const items: unknown[] = [];
    while (!this.take(close)) {
      const value = this.value();
      if (value === undefined) return undefined;
      items.push(value);
      if (!this.take(',') && this.peek() !== close) return undefined;
    }
    return items;
  }

  private string(): string | undefined {
    const quote = this.text[this.at++];
    let value = '';
    for (; this.at < this.text.length; this.at++) {
      const char = this.text[this.at];
      if (char === quote) {
        this.at++;
        return value;
      }
      value += char === '\\' ? this.escape() : char;
    }
    return undefined;
  }

  /** Leaves the index on the last character of the escape. */
  private escape(): string {
    const char = this.text[++this.at] ?? '';
    const width = char === 'x' ? 2 : char === 'u' ? 4 : 0;
    if (width === 0) return ESCAPES[char] ?? char;
    const code = Number.parseInt(this.text.slice(this.at + 1, this.at + 1 + width), 16);
    this.at += width;
    return Number.isNaN(code) ? '' : String.fromCharCode(code);
  }

  private word(): unknown {
    const match = /^[\w.+-]+/.exec(this.text.slice(this.at, this.at + 40));
    if (match === null) return undefined;
    this.at += match[0].length;
    if (match[0] in WORDS) return WORDS[match[0]];
    const number = Number(match[0].replace(/L$/, ''));
    return Number.isNaN(number) ? undefined : number;
  }

  private peek(): string | undefined {
    this.skipBlanks();
    return this.text[this.at];
  }

  private take(char: string): boolean {
    if (this.peek() !== char) return false;
    this.at++;
    return true;
  }

  private skipBlanks(): void {
    while (this.at < this.text.length && ' \t\r\n'.includes(this.text[this.at] ?? '')) this.at++;
  }
}
