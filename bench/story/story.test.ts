import { expect, test } from 'vitest';
import { assemble } from '@/lib/domain/assemble/assemble';
import type { Boot } from '@/lib/domain/boot';
import type { Event } from '@/lib/domain/event';
import { readBatches } from '@/lib/ingest/read-batches';
import { withBackground } from './background-lines';
import { mainMomentsOf, postedBodies, type StoryBody, textBodies } from './bodies';
import { dayOf, retell } from './retell';
import { eventsOf, tellStory } from './tell-story';

const BOOTS = 40;
const files = tellStory(BOOTS);
const events = eventsOf(files);
const expected = assemble(events);

/** What the ingest makes of the bodies of one round. */
async function ingest(bodies: readonly StoryBody[], round: number): Promise<Event[]> {
  const found: Event[] = [];
  for (const { text, query } of bodies) {
    const hints = Object.fromEntries(new URLSearchParams(query));
    const context = { hints, cloud: 'default', receivedMs: Date.now() };
    for await (const batch of readBatches(retell(text, round), context)) {
      expect(batch.rejects).toEqual([]);
      found.push(...batch.events.map(({ event }) => event));
    }
  }
  return found;
}

/** Boots without names, in an order that names have no part in. */
const outline = (boots: readonly Boot[]) =>
  boots
    .map(({ status, host, buildMs, phases }) => [status, host, buildMs, ...phases.map(({ name }) => name)])
    .map((fields) => fields.join(' '))
    .sort();

test('a story has boots that ran, warm and cold', () => {
  const running = expected.filter(({ status }) => status === 'running');
  expect(running.length).toBeGreaterThan(BOOTS * 0.8);
  expect(new Set(running.map(({ cache }) => cache.state)).size).toBeGreaterThan(1);
});

test.each([0, 1, 700])('log text of round %i gives the same boots under other names', async (round) => {
  const boots = assemble(await ingest(textBodies(files, events, 200), round));
  expect(outline(boots)).toEqual(outline(expected));
  expect(boots.map(({ startedAtMs }) => new Date(startedAtMs).toISOString().slice(0, 10))).toEqual(
    boots.map(() => dayOf(round)),
  );
  const known = new Set(expected.flatMap(({ instance, requestId }) => [instance, requestId]));
  expect(boots.filter(({ instance, requestId }) => known.has(instance) || known.has(requestId))).toEqual([]);
});

test('posted events give the same boots', async () => {
  expect(outline(assemble(await ingest(postedBodies(events, 100), 3)))).toEqual(outline(expected));
});

test('nine moments are enough for a build', async () => {
  const posted = assemble(await ingest(postedBodies(mainMomentsOf(events), 100), 3));
  const running = posted.filter(({ status }) => status === 'running');
  expect(running.length).toBe(expected.filter(({ status }) => status === 'running').length);
  expect(running.every(({ buildMs }) => buildMs !== null)).toBe(true);
});

test('each boot that ran at its first attempt is announced once, by the body in which it is seen to run', () => {
  const announced = postedBodies(events, 100).flatMap(({ finished }) => finished);
  const running = expected.filter(({ status, attempt }) => status === 'running' && attempt === 1);
  expect(announced.length).toBe(running.length);
});

test('background lines change nothing of what a story tells', () => {
  const noisy = files.map((file) => ({ ...file, text: withBackground(file.text, 3) }));
  expect(noisy[0]?.text.length).toBeGreaterThan((files[0]?.text.length ?? 0) * 2);
  expect(eventsOf(noisy)).toEqual(eventsOf(files));
});
