import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assemble } from '@/lib/domain/assemble/assemble';
import { endSilentBoot } from '@/lib/domain/assemble/silent-boot';
import type { Boot } from '@/lib/domain/boot';
import { cacheKeyOf } from '@/lib/domain/cache-key';
import type { Event } from '@/lib/domain/event';
import { toEvent } from '@/lib/domain/event-id';
import { appendEvents } from '@/lib/store/append-events';
import { countDirty, takeDirty } from '@/lib/store/dirty';
import { listBoots } from '@/lib/store/list-boots';
import { listProjectionFailures } from '@/lib/store/projection-failures';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { inTransaction } from '@/lib/store/transaction';
import { assembler } from './assembler';
import { projectDirty } from './project-dirty';
import { dumpBoots } from './testing/dump-boots';
import { cut, randomCloud, randomOf, shuffle } from './testing/random-cloud';

let db: ClonedDatabase;
beforeEach(async () => {
  db = await cloneDatabase();
});
afterEach(() => db.close());

/** Projects until nothing is dirty. */
async function settle(on = db): Promise<void> {
  while ((await countDirty(on.pool, 1)) > 0) await projectDirty(on, 100);
}

/** Names are joined when boots are read; all else is as assembled. */
const withoutRefs = (boots: readonly Boot[]) =>
  boots.map(({ image: _image, flavor: _flavor, ...boot }) => boot);
const bootsIn = async (on = db) => (await dumpBoots(on)).map(({ boot }) => boot);

test('boots are what assembling all events at once makes of them', async () => {
  const events = randomCloud(1, 60);
  await appendEvents(db, events);
  await settle();
  const expected = assemble(events).map((boot) => endSilentBoot(boot, Date.now()));
  expect(new Set(expected.map(({ cache }) => `${cache.state} ${cache.basis}`)).size).toBeGreaterThan(3);
  expect(withoutRefs(await bootsIn())).toEqual(withoutRefs(expected));
});

describe.each([2, 3, 4])('with seed %i', (seed) => {
  test('events in any order, in any batches, twice, projected in between, give the same boots', async () => {
    const random = randomOf(seed);
    const events = randomCloud(seed, 40);
    await appendEvents(db, events);
    await settle();
    const expected = JSON.stringify(await dumpBoots(db));

    const other = await cloneDatabase();
    const again = shuffle(events, random).slice(0, events.length / 2);
    for (const batch of cut([...shuffle(events, random), ...again], 60, random)) {
      await appendEvents(other, batch);
      if (random() < 0.5) await projectDirty(other, 1 + Math.floor(random() * 30));
    }
    await settle(other);
    expect(JSON.stringify(await dumpBoots(other))).toBe(expected);
    await other.close();
  });

  test('several projectors beside several shippers give the same boots', async () => {
    const random = randomOf(seed);
    const events = randomCloud(seed, 40);
    await appendEvents(db, events);
    await settle();
    const expected = JSON.stringify(await dumpBoots(db));

    const other = await cloneDatabase();
    const batches = cut(shuffle(events, random), 25, random);
    let shipping = true;
    const ship = async () => {
      for (let batch = batches.pop(); batch; batch = batches.pop()) await appendEvents(other, batch);
    };
    const project = async () => {
      while (shipping) await projectDirty(other, 10);
    };
    const projectors = [project(), project(), project()];
    await Promise.all([ship(), ship(), ship()]);
    shipping = false;
    await Promise.all(projectors);
    await settle(other);
    expect(JSON.stringify(await dumpBoots(other))).toBe(expected);
    await other.close();
  });
});

const NAMED = { source: 'nova', endMs: null, cacheKey: null, attempt: null, line: null } as const;
const CLOCK = { resolutionMs: 1, zone: 'UTC', basis: 'stamped' } as const;
const ORIGIN = { path: null, offset: null, service: 'nova-compute' };

/** An hour ago: a boot that began then and did not end is still under way. */
const RECENT = Math.floor(Date.now() / 1000) * 1000 - 3_600_000;

function line(second: number, name: string, fields: Partial<Event> = {}): Event {
  return toEvent('default', {
    ...{ ...NAMED, name, clock: CLOCK, origin: ORIGIN, attributes: {} },
    ...{ instance: 'vm-1', requestId: 'req-1', host: 'cmp1' },
    ...{ atMs: RECENT + second * 1000, ...fields },
  });
}

/** An INFO-only boot of 8 s, of an image that only its request names. */
const bootLines = (instance: string, second: number, fields: Partial<Event> = {}) => [
  line(second, 'resources_claimed', { instance, ...fields }),
  line(second + 1, 'image_started', { instance, ...fields }),
  line(second + 7, 'instance_spawned', { instance, ...fields }),
  line(second + 8, 'build_complete', { instance, ...fields, attributes: { tookMs: 8000 } }),
];
const IMAGE = { id: '0673dd71-34c5-4fbb-86c4-40623fbe45b4' };
const KEY = cacheKeyOf(IMAGE.id);
const created = (fields: Partial<Event> = {}, second = -1) =>
  line(second, 'api_create_called', { instance: null, host: 'ctl', attributes: { image: IMAGE }, ...fields });

async function listed() {
  await settle();
  return (await listBoots(db, {}, { sort: 'started_asc', limit: 100, cursor: null })).boots;
}

test('what arrives while its instance is being projected makes it dirty again, and need not wait', async () => {
  const events = bootLines('vm-1', 0);
  await appendEvents(db, events.slice(0, 2));
  await inTransaction(db, async (connection) => {
    expect(await takeDirty(connection, 10)).toHaveLength(1);
    await appendEvents(db, events.slice(2));
    expect(await inTransaction(db, (other) => takeDirty(other, 10))).toEqual([]);
  });
  expect(await countDirty(db.pool, 10)).toBe(1);
  expect(await listed()).toMatchObject([{ status: 'running', buildMs: 8000 }]);
});

test('a batch that fails leaves its subjects dirty', async () => {
  await appendEvents(db, bootLines('vm-1', 0));
  const cut = {
    ...assembler,
    imageStepMs: assembler.imageStepMs,
    inferCache: () => {
      throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    },
  };
  await expect(projectDirty(db, 10, cut)).rejects.toThrow('reset');
  expect(await listed()).toHaveLength(1);
});

test('a late event changes the boot that was shown without it, under the same id', async () => {
  const events = bootLines('vm-1', 0);
  await appendEvents(db, events.slice(0, 2));
  const [begun] = await listed();
  await appendEvents(db, events.slice(2));
  const [ended] = await listed();
  expect(begun).toMatchObject({ status: 'booting', runningAtMs: null });
  expect(ended).toMatchObject({ id: begun?.id, status: 'running', buildMs: 8000 });
});

test('an event of the request alone reaches all of its instances, before or after them', async () => {
  const accepted = line(-0.5, 'api_accepted', { instance: null, host: 'ctl', attributes: { tookMs: 400 } });
  await appendEvents(db, [created()]);
  await settle();
  await appendEvents(db, [...bootLines('vm-1', 0), ...bootLines('vm-2', 1), ...bootLines('vm-3', 2)]);
  expect(await listed()).toMatchObject(Array(3).fill({ image: IMAGE, requestId: 'req-1' }));
  const before = await listed();
  await appendEvents(db, [accepted]);
  const after = await listed();
  for (const [index, boot] of after.entries()) {
    expect(boot.id).toBe(before[index]?.id);
    expect(boot.totalMs).toBeGreaterThan(before[index]?.buildMs ?? 0);
  }
});

test('names and sizes that arrive later fill in backwards, the latest by the event’s own time', async () => {
  await appendEvents(db, [created(), ...bootLines('vm-1', 0)]);
  expect((await listed())[0]?.image).toEqual({ ...IMAGE, cacheKey: KEY });
  const named = (second: number, name: string, more = {}) =>
    line(second, 'create_notified', {
      ...{ instance: `other-${second}`, requestId: null, host: 'cmp9' },
      attributes: { image: { ...IMAGE, name, ...more } },
    });
  await appendEvents(db, [named(900, 'new', { sizeBytes: 5 }), named(800, 'old', { format: 'raw' })]);
  const [boot] = (await listed()).filter(({ instance }) => instance === 'vm-1');
  expect(boot?.image).toEqual({ ...IMAGE, cacheKey: KEY, name: 'new', sizeBytes: 5, format: 'raw' });
  const page = { sort: 'started_asc', limit: 10, cursor: null } as const;
  for (const image of ['new', IMAGE.id, KEY]) {
    expect((await listBoots(db, { image: [image] }, page)).boots.map(({ id }) => id)).toContain(boot?.id);
  }
  expect((await listBoots(db, { image: ['old'] }, page)).total).toBe(0);
});

test('a hash is resolved as soon as any event tells the image’s id', async () => {
  const debug = line(2, 'qemu_img_create', { cacheKey: KEY, attributes: { image: { cacheKey: KEY } } });
  await appendEvents(db, [...bootLines('vm-1', 0), debug]);
  expect((await listed())[0]?.image).toEqual({ cacheKey: KEY });
  const checked = { instance: null, requestId: 'req-9', host: 'cmp7', cacheKey: KEY };
  await appendEvents(db, [line(5000, 'cache_checked', { ...checked, attributes: { image: IMAGE } })]);
  expect((await listed())[0]?.image).toEqual({ ...IMAGE, cacheKey: KEY });
});

test('what becomes known of a host’s copy reaches the boots that rest on it, and no others', async () => {
  const fact = (second: number, name: string) =>
    line(second, name, { instance: null, requestId: 'req-manager', cacheKey: KEY });
  await appendEvents(db, [
    ...[created(), ...bootLines('vm-1', 0)],
    ...[created({ requestId: 'req-2' }, 999), ...bootLines('vm-2', 1000, { requestId: 'req-2' })],
  ]);
  const states = async () => (await listed()).map(({ cache }) => `${cache.state} ${cache.basis}`);
  expect(await states()).toEqual(['unknown none', 'warm inferred']);
  await appendEvents(db, [fact(500, 'cache_removed')]);
  expect(await states()).toEqual(['unknown none', 'cold inferred']);
  await appendEvents(db, [fact(700, 'cache_checked')]);
  expect(await states()).toEqual(['unknown none', 'warm inferred']);
  await appendEvents(db, [fact(-700, 'cache_removed')]);
  await projectDirty(db, 100);
  expect(await countDirty(db.pool, 10)).toBe(1);
  expect(await states()).toEqual(['cold inferred', 'warm inferred']);
});

test('of boots that come to a removed image at once the first alone is surely cold, in whichever order they become known', async () => {
  const boot = (name: string, second: number) => [
    created({ requestId: `req-${name}` }, second - 1),
    ...bootLines(name, second, { requestId: `req-${name}` }),
  ];
  const states = async () => (await listed()).map(({ cache }) => `${cache.state} ${cache.basis}`);
  const removed = line(-90, 'cache_removed', { instance: null, requestId: 'req-manager', cacheKey: KEY });
  await appendEvents(db, [removed, ...boot('vm-3', 60), ...boot('vm-2', 2)]);
  expect(await states()).toEqual(['cold inferred', 'warm inferred']);
  await appendEvents(db, boot('vm-1', 0));
  expect(await states()).toEqual(['cold inferred', 'unknown none', 'warm inferred']);
});

test('of what is known of one moment the projector leaves the choice to the rules', async () => {
  const manager = { instance: null, requestId: 'req-manager', cacheKey: KEY };
  for (const index of [0, 1, 2, 3, 4, 5]) {
    const [instance, requestId, second] = [`vm-${index}`, `req-${index}`, 5000 * index];
    await appendEvents(db, [
      line(second - 50, 'cache_checked', manager),
      line(second - 50, 'cache_removed', manager),
      created({ requestId }, second),
      ...bootLines(instance, second, { requestId }),
    ]);
  }
  expect((await listed()).map(({ cache }) => cache.state)).toEqual(Array(6).fill('cold'));
});

test('the evidence of an inferred verdict is found with its boot', async () => {
  const removed = line(-9, 'cache_removed', { instance: null, requestId: 'req-manager', cacheKey: KEY });
  await appendEvents(db, [removed, created(), ...bootLines('vm-1', 0)]);
  await settle();
  const [detail] = await dumpBoots(db);
  expect(detail?.boot.cache).toMatchObject({ state: 'cold', evidence: [removed.id] });
  expect(detail?.events.map(({ id }) => id)).toContain(removed.id);
});

test('an instance that cannot be assembled is noted and skipped, keeps its boots, and blocks no other', async () => {
  const poisoned = {
    ...assembler,
    assembleInstance: (events: readonly Event[]) => {
      if (events.some(({ name, instance }) => instance === 'vm-1' && name === 'build_complete'))
        throw new Error('poison');
      return assembler.assembleInstance(events);
    },
  };
  await appendEvents(db, bootLines('vm-1', 0).slice(0, 2));
  await settle();
  await appendEvents(db, [...bootLines('vm-1', 0), ...bootLines('vm-2', 1)]);
  while ((await projectDirty(db, 100, poisoned)) > 0);
  expect(await listed()).toMatchObject([{ status: 'booting' }, { status: 'running' }]);
  expect(await listProjectionFailures(db, 10)).toMatchObject([{ subject: 'i:nova:vm-1' }]);
  await appendEvents(db, [line(9, 'delete_started')]);
  expect(await listed()).toMatchObject([{ status: 'running' }, { status: 'running' }]);
  expect(await listProjectionFailures(db, 10)).toEqual([]);
});

test('a boot that Postgres refuses is noted and skipped like any other', async () => {
  const refused = {
    ...assembler,
    assembleInstance: (events: readonly Event[]) =>
      assembler
        .assembleInstance(events)
        .map((boot) => (boot.instance === 'vm-1' ? { ...boot, startedAtMs: 1e18 } : boot)),
  };
  await appendEvents(db, [...bootLines('vm-1', 0), ...bootLines('vm-2', 1)]);
  while ((await projectDirty(db, 100, refused)) > 0);
  expect(await listed()).toMatchObject([{ instance: 'vm-2' }]);
  expect(await listProjectionFailures(db, 10)).toMatchObject([{ subject: 'i:nova:vm-1' }]);
});
