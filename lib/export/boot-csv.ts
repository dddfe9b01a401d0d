import type { BootDetail } from '@/lib/domain/boot-summary';
import { refName } from './boot-title';
import { renderCsv } from './csv';
import { phaseRows } from './phase-rows';

/** The columns of the CSV, in order, with what each holds. */
export const CSV_COLUMNS = [
  ['boot', 'Id of the boot'],
  ['cloud', 'Label of the cloud'],
  ['source', '`nova`, `opennebula` or as posted'],
  ['instance', 'Instance as the cloud names it'],
  ['attempt', '1 for the first try'],
  ['status', 'Status of the boot'],
  ['host', 'Compute host'],
  ['image', 'Image: name, else id, else cache key'],
  ['flavor', 'Flavor: name, else id'],
  ['cache', 'Cache state'],
  ['total_ms', 'Request accepted → running; empty where unknown'],
  ['build_ms', 'Picked up by the host → running; empty where unknown'],
  ['phase', 'Name of the phase'],
  ['key', 'Name, with `#2`, `#3` for repeated ones'],
  ['parent', 'Key of the phase that contains it; empty at the top'],
  ['depth', '0 at the top'],
  ['stage', 'Stage'],
  ['kind', '`work` or `wait`'],
  ['start_ms', 'Since the boot’s start'],
  ['duration_ms', 'Length'],
  ['started_at', 'ISO 8601 in UTC'],
  ['open', '`true` where its end was not seen'],
] as const;

/** The phases of a boot as CSV (RFC 4180), one row for each in the order of the tree. */
export function renderBootCsv({ boot }: BootDetail): string {
  const ofBoot = [
    boot.id,
    boot.cloud,
    boot.source,
    boot.instance,
    boot.attempt,
    boot.status,
    boot.host,
    refName(boot.image),
    refName(boot.flavor),
    boot.cache.state,
    boot.totalMs,
    boot.buildMs,
  ];
  const rows = phaseRows(boot).map(({ phase, depth }) => [
    ...ofBoot,
    phase.name,
    phase.key,
    phase.parent,
    depth,
    phase.stage,
    phase.kind,
    phase.startMs,
    phase.durationMs,
    new Date(boot.startedAtMs + phase.startMs).toISOString(),
    phase.open ? 'true' : 'false',
  ]);
  const head = CSV_COLUMNS.map(([name]) => name);
  return renderCsv([head, ...rows]);
}
