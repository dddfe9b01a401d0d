/** One event of the Chrome trace event format; times in microseconds since `otherData.zeroAtUs`. */
export interface TraceEvent {
  name: string;
  ph: 'X' | 'M' | 'i';
  pid: number;
  tid: number;
  /** Comma-separated categories. */
  cat?: string;
  ts?: number;
  dur?: number;
  /** Scope of an instant: its thread. */
  s?: 't';
  args: Record<string, unknown>;
}

/** A name or rank of a process or thread. */
export function metadata(name: string, pid: number, tid: number, args: Record<string, unknown>): TraceEvent {
  return { name, ph: 'M', pid, tid, args };
}

/** Whole microseconds of a number of milliseconds. */
export function toMicros(ms: number): number {
  return Math.round(ms * 1000);
}
