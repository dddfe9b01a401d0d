/** Tells on which line of a text its records begin, asked in their order. */
export class LineLocator {
  private at = 0;

  constructor(
    private readonly text: string,
    private line: number,
  ) {}

  /** Number of the line on which a record begins: one whose first line stands in the text behind those asked for before. */
  lineOf(record: string): number {
    const lineEnd = record.indexOf('\n');
    const head = lineEnd === -1 ? record : record.slice(0, lineEnd);
    const start = this.text.indexOf(head, this.at);
    if (start !== -1) this.moveTo(start);
    const line = this.line;
    if (start !== -1) this.moveTo(start + head.length);
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
