import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendEvents } from '@/lib/store/append-events';
import { createDatabase } from '@/lib/store/database';
import { listBoots } from '@/lib/store/list-boots';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { type Projector, startProjector } from './start-projector';
import { randomCloud } from './testing/random-cloud';

let db: ClonedDatabase;
let projector: Projector;
beforeEach(async () => {
  db = await cloneDatabase();
  projector = startProjector(db);
});
afterEach(async () => {
  await projector.stop();
  await db.close();
});

async function until(condition: () => Promise<boolean> | boolean, limitMs: number): Promise<number> {
  const begin = performance.now();
  while (!(await condition())) {
    expect(performance.now() - begin).toBeLessThan(limitMs);
    await pause(10);
  }
  return performance.now() - begin;
}

const count = async () => (await listBoots(db, {}, { sort: 'started_asc', limit: 1, cursor: null })).total;
const events = randomCloud(9, 20);
const instances = new Set(events.map(({ instance }) => instance).filter((instance) => instance !== null));

test('what was acknowledged is visible within two seconds', async () => {
  await until(() => projector.isWorking(), 5000);
  await pause(200);
  await appendEvents(db, events);
  await until(async () => (await count()) === instances.size, 2000);
});

test('what another process appended is visible within two seconds', async () => {
  await until(() => projector.isWorking(), 5000);
  const other = createDatabase(db.url, 1);
  await appendEvents(other, events);
  await until(async () => (await count()) === instances.size, 2000);
  await other.close();
});

test('goes on when the database was out of reach', async () => {
  await until(() => projector.isWorking(), 5000);
  const terminate = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`;
  await appendEvents(db, events.slice(0, 50));
  await db.pool.query(terminate);
  await appendEvents(db, events.slice(50));
  await until(async () => (await count()) === instances.size, 5000);
});
