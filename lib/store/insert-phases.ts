import { Prisma } from '@/generated/prisma/client';
import type { Boot, Phase } from '@/lib/domain/boot';
import { timeByName } from '@/lib/domain/statistics/boot-measure';
import { type BulkColumn, bulkItems, bulkNames, bulkValues } from './bulk-columns';
import type { Connection } from './query';
import { storableText, storableTextOrNull } from './storable-text';
import { timestampOf } from './timestamp';

interface PhaseItem {
  bootId: string;
  startedAt: string;
  ordinal: number;
  bootMs: number | null;
  phase: Phase;
}

/** A boot may have any number of phases. */
const CHUNK = 5000;

/** Writes the phases of these boots, which must have none yet and whose partitions must exist. */
export async function insertPhases(connection: Connection, boots: readonly Boot[]): Promise<void> {
  const items = boots.flatMap(phaseItems);
  for (let start = 0; start < items.length; start += CHUNK) {
    await connection.query({
      name: 'insert_phases',
      text: INSERT.text,
      values: bulkValues([...COLUMNS, EVIDENCE], items.slice(start, start + CHUNK)),
    });
  }
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
  { name: 'key', type: 'text', value: ({ phase }) => storableText(phase.key) },
  { name: 'name', type: 'text', value: ({ phase }) => storableText(phase.name) },
  { name: 'stage', type: 'text', value: ({ phase }) => phase.stage },
  { name: 'kind', type: 'text', value: ({ phase }) => phase.kind },
  { name: 'start_ms', type: 'float8', value: ({ phase }) => phase.startMs },
  { name: 'duration_ms', type: 'float8', value: ({ phase }) => phase.durationMs },
  { name: 'boot_ms', type: 'float8', value: ({ bootMs }) => bootMs },
  { name: 'parent', type: 'text', value: ({ phase }) => storableTextOrNull(phase.parent) },
  { name: 'concurrent', type: 'boolean', value: ({ phase }) => phase.concurrent },
  { name: 'open', type: 'boolean', value: ({ phase }) => phase.open },
];

/** Unnesting an array of arrays would flatten it, so each list travels as text. */
const EVIDENCE: BulkColumn<PhaseItem> = {
  name: 'evidence',
  type: 'text',
  value: ({ phase }) => `{${phase.evidence.join(',')}}`,
};

const INSERT = Prisma.sql`
  INSERT INTO "phase" (${bulkNames(COLUMNS)}, "evidence")
  SELECT ${bulkNames(COLUMNS)}, "evidence"::uuid[] FROM ${bulkItems([...COLUMNS, EVIDENCE])}`;
