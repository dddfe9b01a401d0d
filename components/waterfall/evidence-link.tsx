'use client';

import { useSelection } from './use-selection';

/** Shows the lines of a finding: why it is called cold, why it failed. */
export function EvidenceLink({ group, children }: { group: string; children: string }) {
  const [selected, select] = useSelection();
  return (
    <button
      type="button"
      aria-pressed={selected === group}
      onClick={() => select(selected === group ? null : group)}
      className="link whitespace-nowrap"
    >
      {children}
    </button>
  );
}
