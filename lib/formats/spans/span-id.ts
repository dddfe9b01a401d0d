import { createHash } from 'node:crypto';

/**
 * Makes ids of spans that have none: of what does not change when the file grows, with the number of the span among
 * those of which all that is equal.
 */
export class SpanIds {
  private readonly seen = new Map<string, number>();

  next(...identity: readonly unknown[]): string {
    const id = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 20);
    const nth = (this.seen.get(id) ?? 0) + 1;
    this.seen.set(id, nth);
    return nth === 1 ? id : `${id}#${nth}`;
  }
}
