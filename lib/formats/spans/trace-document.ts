import type { PhaseKind, Stage } from '@/lib/domain/stage';
import type { TracedBoot } from '@/lib/domain/traced-boot';

/** A span or instant as a trace file tells it. Moments in microseconds of the file's clock. */
export interface TraceSpan {
  /** Tells it apart within the boot, and is the same whenever the file is read again. */
  id: string;
  /** Id of the span that contains it; null for the top of a tree. */
  parentId: string | null;
  name: string;
  startUs: number;
  /** Null for an instant. */
  endUs: number | null;
  /** Begun but not seen to end. */
  open: boolean;
  /** Runs beside its siblings. */
  concurrent: boolean;
  /** Null where nothing tells: that of what contains it. */
  stage: Stage | null;
  kind: PhaseKind;
  host: string | null;
  /** What else is known of it, for the reader. */
  details: Readonly<Record<string, string>>;
  /** What stands in the file. */
  raw: string;
  /** Place in the file, from 0. */
  index: number;
}

/** An item of a trace that cannot be read. */
export interface TraceProblem {
  index: number;
  code: 'not_an_item' | 'invalid_time' | 'reversed_interval';
  message: string;
  raw: string;
}

/** A trace file, read. */
export interface TraceDocument {
  format: 'chrome' | 'osprofiler';
  /** Unix microseconds at which the file's clock was zero; null where the file does not tell. */
  zeroAtUs: number | null;
  /** The boot that it says it is of: only traces that were exported here do. */
  boot: TracedBoot | null;
  spans: TraceSpan[];
  /** Items that are read but say nothing of spans: names, counters, flows. */
  ignored: number;
  problems: TraceProblem[];
}
