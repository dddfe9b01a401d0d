import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  errorSchema,
  histogramSchema,
  ingestAnswerSchema,
  percentileReportSchema,
  statusSchema,
} from '@/lib/http/answer-schemas';
import type { BootJson, BootSummaryJson } from '@/lib/http/boot-json';
import { bootListSchema, bootSchema } from '@/lib/http/boot-schema';
import type { IngestAnswer } from '@/lib/ingest/outcome';
import { projectDirty } from '@/lib/projector/project-dirty';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { provideDatabase } from '@/lib/store/testing/provide-database';
import * as bootRoute from './boots/[id]/route';
import * as bootsRoute from './boots/route';
import * as eventsRoute from './events/route';
import * as histogramRoute from './histogram/route';
import * as percentilesRoute from './percentiles/route';
import * as statusRoute from './status/route';

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  provideDatabase(db);
});
afterAll(() => db.close());

async function post(body: unknown, query = ''): Promise<IngestAnswer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const request = new Request(`http://x/api/v1/events${query}`, { method: 'POST', body: text });
  return (await (await eventsRoute.POST(request)).json()) as IngestAnswer;
}

async function project(): Promise<void> {
  while ((await projectDirty(db, 1000)) > 0);
}

async function list(
  query = '',
): Promise<{ boots: BootSummaryJson[]; nextCursor: string | null; total: number }> {
  const response = await bootsRoute.GET(new Request(`http://x/api/v1/boots${query}`));
  expect(response.status).toBe(200);
  return (await response.json()) as never;
}

function get(address: string): Promise<Response> {
  return bootRoute.GET(new Request('http://x/'), { params: Promise.resolve({ id: address }) });
}

const DAY = '2026-01-09T';
/** The 7-second boot that operators know. */
const NINE: readonly (readonly [time: string, event: string])[] = [
  ['19:38:45.816', 'lock_acquired'],
  ['19:38:45.946', 'resources_claimed'],
  ['19:38:46.045', 'network_started'],
  ['19:38:46.168', 'ip_allocated'],
  ['19:38:46.905', 'qemu_img_create'],
  ['19:38:47.047', 'network_info_retrieved'],
  ['19:38:48.606', 'vm_started'],
  ['19:38:52.196', 'vif_plugged'],
  ['19:38:52.299', 'build_complete'],
];

function sevenSeconds(instance: string, image = 'RHEL 7.2') {
  return NINE.map(([time, event]) => ({
    source: 'nova',
    instance,
    event,
    at: `${DAY}${time}Z`,
    host: 'cmp-1',
    image: { name: image, sizeBytes: 618e6, format: 'qcow2' },
    flavor: 'm1-medium',
    cache: 'warm',
  }));
}

describe('a boot posted as nine phase events', () => {
  const instance = '8a4f0f2c-1111-4222-8333-944455556666';
  let boot: BootJson;
  beforeAll(async () => {
    expect(await post(sevenSeconds(instance).reverse())).toMatchObject({ accepted: 9, rejectedTotal: 0 });
    await project();
    const { boots } = await list(`?q=${instance}`);
    expect(boots).toHaveLength(1);
    boot = (await (await get(boots[0]?.id ?? '')).json()) as BootJson;
  });

  test('shows its nine moments at their milliseconds', () => {
    expect(boot.moments.map(({ at, name }) => [at.slice(11, 23), name])).toEqual(NINE);
  });
  test('took 6 483 ms to build, warm, and runs', () => {
    expect(boot).toMatchObject({
      status: 'running',
      buildMs: 6483,
      startedAt: `${DAY}19:38:45.816Z`,
      runningAt: `${DAY}19:38:52.299Z`,
      cache: { state: 'warm', basis: 'reported' },
      image: { name: 'RHEL 7.2' },
      flavor: { name: 'm1-medium' },
      host: 'cmp-1',
    });
  });
  test('proves its phases with the posted events', () => {
    expect(boot.phases.length).toBeGreaterThan(3);
    for (const phase of boot.phases) {
      expect(phase.evidence.length).toBeGreaterThan(0);
      for (const { line, at } of phase.evidence) {
        expect(JSON.parse(line ?? '')).toMatchObject({ instance });
        expect(at.startsWith(DAY)).toBe(true);
      }
    }
  });
  test('can be taken away in every form', async () => {
    for (const [suffix, type, content] of [
      ['json', 'application/json', '"buildMs":6483'],
      ['txt', 'text/plain', '6.483 s'],
      [
        'csv',
        'text/csv',
        `${boot.id},default,nova,${instance},1,running,cmp-1,RHEL 7.2,m1-medium,warm,,6483,`,
      ],
      ['md', 'text/markdown', '6.483 s'],
      ['trace.json', 'application/json', '"traceEvents"'],
    ] as const) {
      const response = await get(`${boot.id.toUpperCase()}.${suffix}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining(type),
      ]);
      expect(await response.text()).toContain(content);
    }
  });
  test.each(['0'.repeat(20), 'x', "'; drop table boot; --", '0'.repeat(20).concat('.pdf')])(
    'a boot that is not there, %s, is 404',
    async (address) => {
      const response = await get(address);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
    },
  );
});

describe('lists', () => {
  const many = Array.from({ length: 25 }, (_, i) => ({
    source: 'nova',
    instance: `list-${i}`,
    image: i % 2 ? 'odd' : 'even',
    host: `h${i % 3}`,
    cloud: 'lists',
  }));
  beforeAll(async () => {
    const at = (i: number, ms: number) => Date.UTC(2026, 1, 1) + i * 60_000 + ms;
    await post(
      many.flatMap((item, i) => [
        { ...item, event: 'lock_acquired', at: at(i, 0) },
        { ...item, event: 'build_complete', at: at(i, 1000 + i) },
      ]),
    );
    await project();
  });

  test('are paged by a cursor, each boot once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list(
        `?cloud=lists&limit=10${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      expect(page.total).toBe(25);
      seen.push(...page.boots.map(({ instance }) => instance));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(many.map(({ instance }) => instance).reverse());
  });

  test.each([
    ['image=odd', 12],
    ['image=odd&image=even', 25],
    ['image=odd&host=h0', 4],
    ['minMs=1020', 5],
    ['maxMs=1020', 21],
    ['from=2026-02-01T00:10:00Z&to=2026-02-01T00:12:00Z', 2],
    ['q=list-24', 1],
    ['status=failed,partial', 0],
    ['cache=unknown', 25],
  ])('are filtered by %s', async (query, total) => {
    expect((await list(`?cloud=lists&${query}`)).total).toBe(total);
  });

  test('are sorted as asked', async () => {
    const { boots } = await list('?cloud=lists&sort=duration_desc&limit=3');
    expect(boots.map(({ buildMs }) => buildMs)).toEqual([1024, 1023, 1022]);
  });

  test.each([
    'limit=0',
    'limit=501',
    'sort=random',
    'cursor=nonsense',
    'flavour=x',
    'from=noon',
    'cache=tepid',
  ])('%s is 400 and named', async (query) => {
    const response = await bootsRoute.GET(new Request(`http://x/api/v1/boots?${query}`));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { code: 'invalid_parameter', parameter: query.split('=')[0] },
    });
  });
});

describe('figures', () => {
  beforeAll(async () => {
    await post(sevenSeconds('figures-1', 'figures').map((item) => ({ ...item, cloud: 'figures' })));
    await project();
  });
  const read = async (route: { GET: (request: Request) => Promise<Response> }, query: string) => {
    const response = await route.GET(new Request(`http://x/?${query}`));
    return { status: response.status, body: await response.json() };
  };

  test('percentiles by image, with the phases that were asked for', async () => {
    const { body } = await read(percentilesRoute, 'cloud=figures&phase=claim&from=2026-01-01T00:00:00Z');
    expect(percentileReportSchema.parse(body)).toMatchObject({
      metric: 'build',
      from: '2026-01-01T00:00:00.000Z',
      groups: [
        {
          key: { dimension: 'image', label: 'figures' },
          n: 1,
          warm: 1,
          build: { n: 1, p50: 6483, max: 6483 },
        },
      ],
    });
    expect(Object.keys(body.groups[0].phases)).toEqual(['claim']);
  });
  test('histogram', async () => {
    const { body } = await read(histogramRoute, 'cloud=figures');
    expect(histogramSchema.parse(body)).toMatchObject({ metric: 'build', n: 1, buckets: [{ warm: 1 }] });
  });
  test.each([
    [percentilesRoute, 'groupBy=colour'],
    [percentilesRoute, 'metric=speed'],
    [histogramRoute, 'groupBy=image'],
  ])('what is wrong is named', async (route, query) => {
    const { status, body } = await read(route, query);
    expect([status, errorSchema.parse(body).error.parameter]).toEqual([400, query.split('=')[0]]);
  });
});

test('the document describes what the API answers', async () => {
  const page = await list('?limit=100');
  expect(bootListSchema.parse(page).boots.length).toBeGreaterThan(20);
  for (const { id } of page.boots) bootSchema.parse(await (await get(id)).json());
  ingestAnswerSchema.parse(await post(sevenSeconds('described')));
  statusSchema.parse(await (await statusRoute.GET()).json());
  errorSchema.parse(await (await get('x')).json());
});

test('the status says when everything is visible', async () => {
  const pending = async () => ((await (await statusRoute.GET()).json()) as { pending: number }).pending;
  await project();
  expect(await pending()).toBe(0);
  await post(sevenSeconds('status-1'));
  expect(await pending()).toBeGreaterThan(0);
  await project();
  expect(await pending()).toBe(0);
});
