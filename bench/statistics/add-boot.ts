import { assemble } from '@/lib/domain/assemble/assemble';
import { toEvent } from '@/lib/domain/event-id';
import { projectDirty } from '@/lib/projector/project-dirty';
import { appendEvents } from '@/lib/store/append-events';
import type { Database } from '@/lib/store/database';

/** Posts a boot's events and projects them; answers when the boot is stored. */
export async function addBoot(db: Database, number: number): Promise<void> {
  const atMs = Date.now() - 10_000 + number;
  const event = (name: string, afterMs: number) =>
    toEvent('default', {
      ...{ source: 'bench', name, atMs: atMs + afterMs, endMs: null, instance: `fresh-${number}` },
      ...{ requestId: null, host: 'cmp-0001', cacheKey: null, attempt: null, line: null },
      clock: { resolutionMs: 1, zone: 'UTC', basis: 'stamped' },
      origin: { path: null, offset: null, service: null },
      attributes: {},
    });
  const events = [event('pending', 0), event('running', 5000)];
  if (assemble(events).length !== 1) throw new Error('Two events make one boot');
  await appendEvents(db, events);
  while ((await projectDirty(db, 10)) > 0);
}
