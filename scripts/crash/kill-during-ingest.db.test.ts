import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as bootRoute from '@/app/api/v1/boots/[id]/route';
import * as bootsRoute from '@/app/api/v1/boots/route';
import * as eventsRoute from '@/app/api/v1/events/route';
import { readBatches } from '@/lib/ingest/read-batches';
import { readContext } from '@/lib/ingest/request-context';
import { projectDirty } from '@/lib/projector/project-dirty';
import { cut, randomOf, shuffle } from '@/lib/projector/testing/random-cloud';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { provideDatabase } from '@/lib/store/testing/provide-database';
import { type KillableApp, startApp } from './killable-app';

const KILLS = 12;
const SHIPPERS = 3;

let crashed: ClonedDatabase;
let calm: ClonedDatabase;
beforeAll(async () => {
  [crashed, calm] = await Promise.all([cloneDatabase(), cloneDatabase()]);
});
afterAll(() => Promise.all([crashed.close(), calm.close()]));

const random = randomOf(9);

const MOMENTS = [
  ['lock_acquired', 0],
  ['resources_claimed', 130],
  ['network_started', 229],
  ['ip_allocated', 352],
  ['qemu_img_create', 1089],
  ['vm_started', 2790],
  ['vif_plugged', 6380],
  ['build_complete', 6483],
] as const;

/** Bodies of a shipper: the events of many boots in any order, each body of a random size. */
function bodies(boots: number): string[] {
  const items = Array.from({ length: boots }, (_, boot) =>
    MOMENTS.map(([event, ms]) => ({
      source: 'nova',
      instance: `vm-${boot}`,
      requestId: `req-${boot >> 1}`,
      event,
      at: Date.UTC(2026, 9, 1) + boot * 500 + ms,
      host: `cmp-${boot % 7}`,
      image: `image-${boot % 5}`,
    })),
  ).flat();
  return cut(shuffle(items, random), 120, random).map((batch) =>
    batch.map((item) => `${JSON.stringify(item)}\n`).join(''),
  );
}

const idsOfBody = new Map<string, string[]>();

/** Ids of the events that a body holds. */
async function idsOf(body: string): Promise<string[]> {
  const known = idsOfBody.get(body);
  if (known) return known;
  const ids: string[] = [];
  for await (const batch of readBatches(body, readContext(new URLSearchParams(), Date.now()))) {
    ids.push(...batch.events.map(({ event }) => event.id));
  }
  idsOfBody.set(body, ids);
  return ids;
}

/** Events that were acked and are not stored. */
async function lostEvents(acked: readonly string[]): Promise<string[]> {
  const { rows } = await crashed.pool.query<{ id: string }>(
    `SELECT replace(id::text, '-', '') AS id FROM event`,
  );
  const stored = new Set(rows.map(({ id }) => id));
  const ids = (await Promise.all(acked.map(idsOf))).flat();
  return ids.filter((id) => !stored.has(id));
}

/** Sends bodies until each is acked, to whatever process serves at the moment. */
class Shipper {
  readonly acked: string[] = [];
  private readonly waiting: string[];

  constructor(all: readonly string[]) {
    this.waiting = [...all];
  }

  async run(app: () => KillableApp | null): Promise<void> {
    for (let body = this.waiting.pop(); body !== undefined; body = this.waiting.pop()) {
      while (!(await post(app()?.url, body))) await sleep(5);
      this.acked.push(body);
    }
  }

  get isDone(): boolean {
    return this.waiting.length === 0;
  }
}

async function post(url: URL | undefined, body: string): Promise<boolean> {
  if (!url) return false;
  try {
    const response = await fetch(new URL('/api/v1/events', url), { method: 'POST', body });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

async function waitUntilVisible({ url }: KillableApp): Promise<void> {
  for (;;) {
    const response = await fetch(new URL('/api/v1/status', url));
    if (((await response.json()) as { pending: number }).pending === 0) return;
    await sleep(50);
  }
}

async function readApi(db: ClonedDatabase): Promise<Map<string, string>> {
  provideDatabase(db);
  const texts = new Map<string, string>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const response = await bootsRoute.GET(new Request(`http://x/api/v1/boots?limit=500${query}`));
    const page = (await response.json()) as { boots: { id: string }[]; nextCursor: string | null };
    for (const { id } of page.boots) {
      const found = await bootRoute.GET(new Request('http://x/'), { params: Promise.resolve({ id }) });
      texts.set(id, await found.text());
    }
    cursor = page.nextCursor;
  }
  return texts;
}

test(`killed ${KILLS} times during ingest, everything acked is there and every boot is right`, async () => {
  const all = bodies(900);
  const shipper = new Shipper(all);
  let app: KillableApp | null = null;
  const shipping = Promise.all(Array.from({ length: SHIPPERS }, () => shipper.run(() => app)));
  let ackedBefore = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    app = await startApp(crashed.url);
    // Dies somewhere in the next few bodies, whatever it is doing with them.
    const share = (all.length * (kill + 1)) / (KILLS + 1);
    while (shipper.acked.length < Math.max(share, ackedBefore + 1)) await sleep(1);
    await sleep(random() * 25);
    ackedBefore = shipper.acked.length;
    expect(shipper.isDone).toBe(false);
    const dying: KillableApp = app;
    app = null;
    await dying.kill();
    expect(await lostEvents(shipper.acked)).toEqual([]);
  }
  app = await startApp(crashed.url);
  await shipping;
  await waitUntilVisible(app);
  await app.kill();

  provideDatabase(calm);
  for (const body of all) {
    const request = new Request('http://x/api/v1/events', { method: 'POST', body });
    expect((await eventsRoute.POST(request)).status).toBe(200);
  }
  while ((await projectDirty(calm, 1000)) > 0);
  const [expected, found] = [await readApi(calm), await readApi(crashed)];
  expect(expected.size).toBe(900);
  expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [id, text] of expected) expect(found.get(id)).toBe(text);
}, 600_000);
