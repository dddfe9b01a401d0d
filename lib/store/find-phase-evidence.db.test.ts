import { afterAll, beforeAll, expect, test } from 'vitest';
import { assembleInstance } from '@/lib/domain/assemble/assemble-instance';
import { eventAt } from '@/lib/domain/assemble/event-fixture';
import { appendEvents } from './append-events';
import { findBoot } from './find-boot';
import { findPhaseEvidence } from './find-phase-evidence';
import { type ClonedDatabase, cloneDatabase } from './testing/clone-database';
import { storeBoots } from './testing/store-boots';

const STEP_END_MS = Date.parse('2026-11-21T12:00:00.750Z');
const step = eventAt('12:00:00.250', 'driver check', { endMs: STEP_END_MS });
const events = [
  eventAt('12:00:00.000', 'lock_acquired'),
  step,
  eventAt('12:00:01.000', 'resources_claimed'),
  eventAt('12:00:02.000', 'vm_started'),
  eventAt('12:00:03.000', 'build_complete'),
];
const [boot] = assembleInstance(events);
const claim = boot?.phases.find(({ name }) => name === 'claim');

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  await appendEvents(db, events);
  await storeBoots(db, boot ? [boot] : []);
});
afterAll(() => db.close());

test('the lines of one phase are found by its key', async () => {
  expect(claim?.evidence.length).toBeGreaterThan(0);
  const found = await findPhaseEvidence(db, boot?.id ?? '', 'claim');
  expect(found?.map(({ id }) => id).sort()).toEqual([...(claim?.evidence ?? [])].sort());
});

test.each(['teleport', '', '\0'])('there is no phase %j', async (key) => {
  expect(await findPhaseEvidence(db, boot?.id ?? '', key)).toBeNull();
  expect(await findPhaseEvidence(db, key, 'claim')).toBeNull();
});

test('of a long boot only what proves the boot itself is read with it', async () => {
  const all = await findBoot(db, boot?.id ?? '');
  const brief = await findBoot(db, boot?.id ?? '', { mostProven: 1 });
  expect(brief?.boot).toEqual(all?.boot);
  expect(all?.events.map(({ id }) => id)).toContain(step.id);
  const told = new Set(boot?.moments.map(({ event }) => event));
  expect([...told]).not.toContain(step.id);
  expect(brief?.events.map(({ id }) => id).sort()).toEqual([...told].sort());
});
