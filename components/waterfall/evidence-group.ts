/** A raw line with what is known of it. */
export interface EvidenceLine {
  id: string;
  /** The event as people say it. */
  label: string;
  /** Unix milliseconds. */
  atMs: number;
  host: string | null;
  service: string | null;
  path: string | null;
  /** Null for an event that came without its line. */
  text: string | null;
}

/** What some lines prove: a phase (`key` is its key), or a finding about the boot (`key` begins with `@`). */
export interface EvidenceGroup {
  key: string;
  title: string;
  /** One sentence in front of the lines. */
  summary: string | null;
  /** Ids of the lines, in order. */
  lines: readonly string[];
}
