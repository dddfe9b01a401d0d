import { afterAll, beforeAll, expect, test } from 'vitest';
import { bootsMeanwhile } from './boots-meanwhile';
import { type ClonedDatabase, cloneDatabase } from './testing/clone-database';
import { HOUR, others, START, ubuntu } from './testing/sample-boots';
import { storeBoots } from './testing/store-boots';

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  await storeBoots(db, [...ubuntu, ...others]);
});
afterAll(() => db.close());

test('the other boots of a host meanwhile', async () => {
  const [boot] = ubuntu;
  const names = (await bootsMeanwhile(db, { ...boot!, endedAtMs: START + 2 * HOUR }, 50)).map(
    ({ instance }) => instance,
  );
  expect(names.sort()).toEqual(['b', 'cirros', 'f', 'p', 'ubuntu-2', 'x']);
  expect(
    await bootsMeanwhile(
      db,
      { ...boot!, startedAtMs: START + 3 * HOUR, endedAtMs: START + 3 * HOUR + 1 },
      50,
    ),
  ).toEqual([]);
  expect(await bootsMeanwhile(db, { ...boot!, host: null }, 50)).toEqual([]);
});
