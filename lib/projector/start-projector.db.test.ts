import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, test } from 'vitest';
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

/** How soon is for the benches to say; here only the limit of the test ends the waiting. */
async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await pause(10);
}

const count = async () => (await listBoots(db, {}, { sort: 'started_asc', limit: 1, cursor: null })).total;
const events = randomCloud(9, 20);
const instances = new Set(events.map(({ instance }) => instance).filter((instance) => instance !== null));

test('what was acknowledged becomes visible by itself', async () => {
  await until(() => projector.isWorking());
  await pause(200);
  await appendEvents(db, events);
  await until(async () => (await count()) === instances.size);
});

test('so does what another process appended', async () => {
  await until(() => projector.isWorking());
  const other = createDatabase(db.url, 1);
  await appendEvents(other, events);
  await until(async () => (await count()) === instances.size);
  await other.close();
});

test('goes on when the database was out of reach', async () => {
  await until(() => projector.isWorking());
  const terminate = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`;
  await appendEvents(db, events.slice(0, 50));
  await db.pool.query(terminate);
  await appendEvents(db, events.slice(50));
  await until(async () => (await count()) === instances.size);
});
