import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { splitText } from '@/lib/formats/split-text';
import { projectDirty } from '@/lib/projector/project-dirty';
import { cut, randomOf, shuffle } from '@/lib/projector/testing/random-cloud';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { provideDatabase } from '@/lib/store/testing/provide-database';
import { readSample, samplesDir } from '@/scripts/testing/samples';
import * as bootRoute from './boots/[id]/route';
import * as bootsRoute from './boots/route';
import * as eventsRoute from './events/route';

/** One item of a body, with the query under which it is posted. */
interface Item {
  query: string;
  text: string;
}

const databases: ClonedDatabase[] = [];
afterAll(() => Promise.all(databases.map((db) => db.close())));

async function freshDatabase(): Promise<ClonedDatabase> {
  const db = await cloneDatabase();
  databases.push(db);
  provideDatabase(db);
  return db;
}

async function post(items: readonly Item[]): Promise<void> {
  for (const query of new Set(items.map((item) => item.query))) {
    const body = items.filter((item) => item.query === query).map(({ text }) => `${text}\n`);
    const request = new Request(`http://x/api/v1/events?${query}`, { method: 'POST', body: body.join('') });
    const response = await eventsRoute.POST(request);
    expect([response.status, await response.json()]).toEqual([
      200,
      expect.objectContaining({ rejectedTotal: 0 }),
    ]);
  }
}

/** Everything that the API says of all boots, as text. */
async function readApi(): Promise<string> {
  const texts: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const response = await bootsRoute.GET(
      new Request(`http://x/api/v1/boots?sort=started_asc&limit=500${query}`),
    );
    const page = (await response.json()) as { boots: { id: string }[]; nextCursor: string | null };
    for (const { id } of page.boots) {
      texts.push(
        await (await bootRoute.GET(new Request('http://x/'), { params: Promise.resolve({ id }) })).text(),
      );
    }
    cursor = page.nextCursor;
  }
  return texts.join('\n');
}

function postedItems(): Item[] {
  const names = ['lock_acquired', 'resources_claimed', 'qemu_img_create', 'vm_started', 'build_complete'];
  return Array.from({ length: 120 }, (_, boot) =>
    names.map((event, index) => ({
      query: 'cloud=posted',
      text: JSON.stringify({
        source: boot % 3 ? 'nova' : 'other',
        instance: `vm-${boot}`,
        event,
        at: Date.UTC(2026, 3, 1) + boot * 7000 + index * 900,
        host: `h${boot % 4}`,
        image: `image-${boot % 5}`,
        requestId: `req-${Math.floor(boot / 2)}`,
      }),
    })),
  ).flat();
}

/** Every record of a recorded cloud's logs. */
function recordedItems(folder: string): Item[] {
  return ['s1_single', 's2_burst', 's9_notif'].flatMap((scene) =>
    readdirSync(path.join(folder, 'nova/zed_cloud', scene))
      .filter((name) => name.startsWith('nova-'))
      .flatMap((name) => {
        const file = path.join('nova/zed_cloud', scene, name);
        const query = `path=${encodeURIComponent(name)}&cloud=${scene}&tz=UTC`;
        return splitText(readSample(folder, file), NO_HINTS).map(({ text }) => ({ query, text }));
      }),
  );
}

const NO_HINTS = {
  source: null,
  host: null,
  path: null,
  tz: null,
  offset: null,
  service: null,
  timeMs: null,
  receivedMs: Date.now(),
};

const samples = samplesDir();
const sources: [string, () => Item[]][] = [['posted events', postedItems]];
if (samples) sources.push(['the logs of a recorded cloud', () => recordedItems(samples)]);

describe.each(sources)('%s', (_name, itemsOf) => {
  let inOrder: string;
  const items = itemsOf();
  beforeAll(async () => {
    const db = await freshDatabase();
    await post(items);
    while ((await projectDirty(db, 1000)) > 0);
    inOrder = await readApi();
  });

  test('posted twice, in any order and batches, projected meanwhile, say the same', async () => {
    const random = randomOf(20_261_121);
    const db = await freshDatabase();
    const largest = Math.ceil(items.length / 40);
    for (const batch of cut(shuffle([...items, ...items], random), largest, random)) {
      await post(batch);
      if (random() < 0.3) await projectDirty(db, 1 + Math.floor(random() * 50));
    }
    while ((await projectDirty(db, 1000)) > 0);
    const shuffled = await readApi();
    expect(inOrder.length).toBeGreaterThan(10_000);
    expect(shuffled === inOrder ? 'equal' : firstDifference(inOrder, shuffled)).toBe('equal');
  });
});

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return `at ${at}: ${a.slice(Math.max(at - 200, 0), at + 100)} ≠ ${b.slice(at, at + 100)}`;
}
