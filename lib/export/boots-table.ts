import type { BootSummary } from '@/lib/domain/boot-summary';
import { refName } from './boot-title';
import type { Table } from './csv';

/** Boots as a list shows them, one a row. */
export function bootsTable(boots: readonly BootSummary[]): Table {
  return {
    columns: [
      ...[
        'boot',
        'started_at',
        'cloud',
        'source',
        'instance',
        'name',
        'attempt',
        'status',
        'total_ms',
        'build_ms',
      ],
      ...['cache', 'cache_basis', 'image', 'flavor', 'host', 'unaccounted_ms', 'resolution_ms'],
    ],
    rows: boots.map((boot) => [
      ...[boot.id, new Date(boot.startedAtMs).toISOString(), boot.cloud, boot.source, boot.instance],
      ...[boot.displayName, boot.attempt, boot.status, boot.totalMs, boot.buildMs],
      ...[boot.cache.state, boot.cache.basis, refName(boot.image), refName(boot.flavor), boot.host],
      ...[boot.unaccountedMs, boot.clock.resolutionMs],
    ]),
  };
}
