import { assemble } from '@/lib/domain/assemble/assemble';
import type { Boot } from '@/lib/domain/boot';
import type { Event } from '@/lib/domain/event';
import { toEvent } from '@/lib/domain/event-id';
import { instanceSubject } from '@/lib/domain/subject';
import { projectDirty } from '@/lib/projector/project-dirty';
import { Random } from '@/lib/simulator/random/random';
import { appendEvents } from '@/lib/store/append-events';
import type { Database } from '@/lib/store/database';
import { ensurePartitions } from '@/lib/store/partitions';
import { replaceBoots } from '@/lib/store/replace-boots';
import { inTransaction } from '@/lib/store/transaction';
import { eventsOf, tellStory } from '../story/tell-story';
import { copyBoot } from './copy-boot';

/** What a database was filled with. */
export interface Filled {
  boots: number;
  phases: number;
  /** Boots that have their events too, as their page shows them. */
  complete: Boot[];
}

/** Boots that come with all their events; the others are copies of these without. */
const MOST_COMPLETE = 1000;
const DAY_MS = 86_400_000;
/** Over which the copies spread, before the boots that are complete. */
const SPAN_DAYS = 90;
const CHUNK = 500;
const WRITERS = 2;

/** Fills an empty database with the boots of a busy quarter, the last of them complete, up to now. */
export async function fillBoots(
  db: Database,
  boots: number,
  onProgress: (boots: number) => void,
): Promise<Filled> {
  const nowMs = Date.now();
  const complete = await storeComplete(db, Math.min(boots, MOST_COMPLETE), nowMs);
  const days = Array.from({ length: SPAN_DAYS + 1 }, (_, day) => nowMs - day * DAY_MS);
  await ensurePartitions(db, 'phase', days);
  const random = new Random(1);
  const filled = { boots: complete.length, phases: countPhases(complete), complete };
  const write = async () => {
    while (filled.boots < boots) {
      const count = Math.min(CHUNK, boots - filled.boots);
      const copies = Array.from({ length: count }, () =>
        copyBoot(random.pick(complete), Math.round(nowMs - random.unit() * SPAN_DAYS * DAY_MS), random),
      );
      filled.boots += count;
      filled.phases += countPhases(copies);
      await storeCopies(db, copies);
      onProgress(filled.boots);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  // As the server would itself within minutes.
  await db.pool.query('VACUUM ANALYZE');
  return filled;
}

async function storeComplete(db: Database, boots: number, nowMs: number): Promise<Boot[]> {
  const told = eventsOf(tellStory(boots));
  const shiftMs = nowMs - (told.at(-1)?.atMs ?? nowMs);
  const events = told.map((event) => moveEvent(event, shiftMs));
  await appendEvents(db, events);
  while ((await projectDirty(db, 200)) > 0);
  return assemble(events);
}

function moveEvent({ id: _id, cloud, ...draft }: Event, shiftMs: number): Event {
  return toEvent(cloud, { ...draft, atMs: draft.atMs + shiftMs });
}

function storeCopies(db: Database, boots: readonly Boot[]): Promise<number> {
  const subjects = boots.map(({ cloud, source, instance }) => ({
    cloud,
    subject: instanceSubject(source, instance),
  }));
  return inTransaction(db, async (connection) => (await replaceBoots(connection, subjects, boots)).written);
}

function countPhases(boots: readonly Boot[]): number {
  return boots.reduce((sum, { phases }) => sum + phases.length, 0);
}
