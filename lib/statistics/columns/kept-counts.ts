/** So many counts are kept: those of all boots that boxes are drawn among, and of those before. */
const KEPT = 16;

/** What was counted of cohorts that are asked for again; a change of the index makes other keys. */
export class KeptCounts {
  /** The one asked for longest ago first. */
  private readonly counts = new Map<string, unknown>();

  /** What was counted under a key, else is counted now. A key is always of the same kind of count. */
  find<Count>(key: string, count: () => Count): Count {
    const found = this.counts.has(key) ? (this.counts.get(key) as Count) : count();
    this.counts.delete(key);
    this.counts.set(key, found);
    const [oldest] = this.counts.keys();
    if (this.counts.size > KEPT && oldest !== undefined) this.counts.delete(oldest);
    return found;
  }
}
