import type { Stage } from '../stage';

/** One row of the event catalogue: a moment that Bootfall knows by name. */
export interface EventKind {
  /** snake_case name as posted and stored. */
  name: string;
  source: 'nova' | 'opennebula' | 'any';
  /** As people say it. */
  label: string;
  stage: Stage;
  /** The log line, record or field that it stands for, and the attributes that it carries. */
  meaning: string;
}

/** Builds rows that share a source and a stage: `[name, label, meaning]` each. */
export function eventKinds(
  source: EventKind['source'],
  stage: Stage,
  rows: ReadonlyArray<readonly [name: string, label: string, meaning: string]>,
): EventKind[] {
  return rows.map(([name, label, meaning]) => ({ name, source, label, stage, meaning }));
}
