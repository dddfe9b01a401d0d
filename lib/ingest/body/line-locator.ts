/** Tells on which line of a text its records begin, asked in their order. */
export class LineLocator {
  private at = 0;

  constructor(
    private readonly text: string,
    private line: number,
  ) {}

  /** Number of the line on which `record`, a piece of the text after those asked for before, begins. */
  lineOf(record: string): number {
    const start = this.text.indexOf(record, this.at);
    if (start === -1) return this.line;
    this.moveTo(start);
    const line = this.line;
    this.moveTo(start + record.length);
    return line;
  }

  private moveTo(end: number): void {
    for (
      let at = this.text.indexOf('\n', this.at);
      at !== -1 && at < end;
      at = this.text.indexOf('\n', at + 1)
    ) {
      this.line++;
    }
    this.at = end;
  }
}
