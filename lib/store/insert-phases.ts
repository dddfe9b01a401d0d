import type { Boot, Phase } from '@/lib/domain/boot';
import { timeByName } from '@/lib/domain/statistics/boot-measure';
import type { BulkColumn } from './bulk-columns';
import { copyRows } from './copy-rows';
import type { Connection } from './query';
import { timestampOf } from './timestamp';

interface PhaseItem {
  bootId: string;
  startedAt: string;
  ordinal: number;
  bootMs: number | null;
  phase: Phase;
}

/** Writes the phases of these boots, which must have none yet and whose partitions must exist. */
export async function insertPhases(connection: Connection, boots: readonly Boot[]): Promise<void> {
  await copyRows(connection, 'phase', COLUMNS, boots.flatMap(phaseItems));
}

function phaseItems(boot: Boot): PhaseItem[] {
  const totals = timeByName(boot.phases);
  const startedAt = timestampOf(boot.startedAtMs);
  return boot.phases.map((phase, ordinal) => {
    const bootMs = totals.get(phase.name) ?? null;
    totals.delete(phase.name);
    return { bootId: boot.id, startedAt, ordinal, bootMs, phase };
  });
}

const COLUMNS: readonly BulkColumn<PhaseItem>[] = [
  { name: 'boot_id', type: 'text', value: ({ bootId }) => bootId },
  { name: 'started_at', type: 'timestamptz', value: ({ startedAt }) => startedAt },
  { name: 'ordinal', type: 'int', value: ({ ordinal }) => ordinal },
  { name: 'key', type: 'text', value: ({ phase }) => phase.key },
  { name: 'name', type: 'text', value: ({ phase }) => phase.name },
  { name: 'stage', type: 'text', value: ({ phase }) => phase.stage },
  { name: 'kind', type: 'text', value: ({ phase }) => phase.kind },
  { name: 'start_ms', type: 'float8', value: ({ phase }) => phase.startMs },
  { name: 'duration_ms', type: 'float8', value: ({ phase }) => phase.durationMs },
  { name: 'boot_ms', type: 'float8', value: ({ bootMs }) => bootMs },
  { name: 'parent', type: 'text', value: ({ phase }) => phase.parent },
  { name: 'concurrent', type: 'boolean', value: ({ phase }) => phase.concurrent },
  { name: 'open', type: 'boolean', value: ({ phase }) => phase.open },
  { name: 'evidence', type: 'text', value: ({ phase }) => `{${phase.evidence.join(',')}}` },
];
