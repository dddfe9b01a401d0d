import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Boot } from '@/lib/domain/boot';
import { errorSchema, histogramSchema, percentileReportSchema } from '@/lib/http/answer-schemas';
import { distinctionSchema } from '@/lib/http/statistics/distinction-json';
import { heatMapSchema } from '@/lib/http/statistics/heat-map-json';
import { slowerSchema } from '@/lib/http/statistics/slower-json';
import { trendSchema } from '@/lib/http/statistics/trend-json';
import { waterfallSchema } from '@/lib/http/statistics/waterfall-json';
import { bootFixture, phaseFixture } from '@/lib/store/testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { provideDatabase } from '@/lib/store/testing/provide-database';
import { storeBoots } from '@/lib/store/testing/store-boots';
import { GET as distinctions } from './distinctions/route';
import { GET as heatmap } from './heatmap/route';
import { GET as histogram } from './histogram/route';
import { GET as percentiles } from './percentiles/route';
import { GET as slower } from './slower/route';
import { GET as trend } from './trend/route';
import { GET as waterfall } from './waterfall/route';

const START = Date.UTC(2026, 2, 3, 8);
const HOUR_MS = 3_600_000;

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  provideDatabase(db);
  const boots = Array.from({ length: 120 }, (_, index) => bootAt(index));
  await storeBoots(db, boots);
});
afterAll(() => db.close());

/** 60 boots of each of two days; every fifth is cold and slow, all of them on one host. From the second day on twice as slow. */
function bootAt(index: number): Boot {
  const cold = index % 5 === 0;
  const buildMs = (cold ? 20_000 : 5000) * (index < 60 ? 1 : 2) + index;
  return bootFixture({
    instance: `vm-${index}`,
    startedAtMs: START + index * 0.4 * HOUR_MS,
    host: cold ? 'cmp-cold' : `cmp-${index % 3}`,
    cache: { state: cold ? 'cold' : 'warm', basis: 'observed', reason: 'told', evidence: [] },
    buildMs,
    phases: [
      phaseFixture({ name: 'image', startMs: 0, durationMs: buildMs * 0.7 }),
      phaseFixture({ name: 'launch', stage: 'launch', startMs: buildMs * 0.7, durationMs: buildMs * 0.3 }),
    ],
  });
}

type Handler = (request: Request) => Promise<Response>;

async function ask<Schema extends z.ZodType>(handler: Handler, query: string, schema: Schema) {
  const response = await handler(new Request(`http://localhost/api?${query}`));
  const body: unknown = await response.json();
  expect([response.status, body]).toEqual([200, expect.anything()]);
  return schema.parse(body) as z.output<Schema>;
}

async function csv(handler: Handler, query: string): Promise<string[][]> {
  const response = await handler(new Request(`http://localhost/api?${query}&format=csv`));
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="bootfall-[a-z]+\.csv"$/,
  );
  const lines = (await response.text()).trimEnd().split('\r\n');
  return lines.map((line) => line.split(','));
}

const WINDOW = `from=${new Date(START).toISOString()}&to=${new Date(START + 48 * HOUR_MS).toISOString()}`;
const SECOND_DAY = `from=${new Date(START + 24 * HOUR_MS).toISOString()}&to=${new Date(START + 48 * HOUR_MS).toISOString()}`;
const BOX = [START, START + 24 * HOUR_MS, 15_000, 30_000].join('_');

test('every answer is of its schema and says how it was made', async () => {
  for (const [handler, query, schema] of [
    [percentiles, 'groupBy=host', percentileReportSchema],
    [histogram, '', histogramSchema],
    [heatmap, 'columns=12', heatMapSchema],
    [trend, 'points=4', trendSchema],
    [waterfall, '', waterfallSchema],
    [distinctions, `box=${BOX}`, distinctionSchema],
    [slower, 'groupBy=image', slowerSchema],
  ] as const) {
    const answer = await ask(handler, `${WINDOW}&${query}`, schema);
    expect(answer.n).toBe(120);
    expect(answer.answeredBy).toBe('sql');
  }
});

test('the median waterfall is that of its boots', async () => {
  const { phases, build } = await ask(waterfall, `${WINDOW}&cache=cold`, waterfallSchema);
  expect(phases.map(({ name, n, share }) => [name, n, share])).toEqual([
    ['image', 24, 1],
    ['launch', 24, 1],
  ]);
  const [image, launch] = phases;
  expect(image?.duration.p50).toBeCloseTo((build.p50 ?? 0) * 0.7, -3);
  expect(launch?.start.p50).toBeCloseTo(image?.duration.p50 ?? 0, -3);
  const [head, first] = await csv(waterfall, `${WINDOW}&cache=cold`);
  expect(head?.slice(0, 2)).toEqual(['phase', 'stage']);
  expect(first?.[head?.indexOf('duration_p50_ms') ?? 0]).toBe(String(image?.duration.p50));
});

test('a box is told from the rest by what is behind it', async () => {
  const report = await ask(distinctions, `${WINDOW}&box=${BOX}`, distinctionSchema);
  expect([report.inside, report.outside]).toEqual([12, 108]);
  const host = report.values.find(({ dimension }) => dimension === 'host');
  expect(host).toMatchObject({
    value: 'cmp-cold',
    inside: 12,
    outside: 12,
    insideShare: 1,
    filter: { host: ['cmp-cold'] },
  });
  expect(report.phases.map(({ name }) => name).sort()).toEqual(['image', 'launch']);
  const rows = await csv(distinctions, `${WINDOW}&box=${BOX}`);
  expect(rows.length - 1).toBe(report.values.length + report.phases.length + report.numbers.length);
});

test('a group that got slower is told with the period before', async () => {
  const report = await ask(slower, `${SECOND_DAY}&groupBy=source`, slowerSchema);
  expect(report.previousFrom).toBe(new Date(START).toISOString());
  expect(report.groups).toMatchObject([{ key: { value: 'nova' }, now: { n: 60 }, before: { n: 60 } }]);
  expect(report.groups[0]?.shift.value).toBeGreaterThan(4500);
  expect(report.groups[0]?.p).toBeLessThan(0.01);
  expect(await csv(slower, `${SECOND_DAY}&groupBy=source`)).toHaveLength(2);
});

test('a trend follows the days of a zone', async () => {
  const { points } = await ask(trend, `${WINDOW}&step=day&tz=Asia/Tokyo`, trendSchema);
  expect(points.map(({ from }) => from)).toEqual([
    '2026-03-02T15:00:00.000Z',
    '2026-03-03T15:00:00.000Z',
    '2026-03-04T15:00:00.000Z',
  ]);
  expect(points.reduce((sum, { boots }) => sum + boots, 0)).toBe(120);
  expect(await csv(trend, `${WINDOW}&step=day&tz=Asia/Tokyo`)).toHaveLength(4);
});

test('a heat map counts each boot once, and its file has the same cells', async () => {
  const map = await ask(heatmap, `${WINDOW}&columns=24`, heatMapSchema);
  expect(map.cells.reduce((sum, { cold, warm, other }) => sum + cold + warm + other, 0)).toBe(120);
  expect(await csv(heatmap, `${WINDOW}&columns=24`)).toHaveLength(map.cells.length + 1);
});

test('filters beyond the dimensions narrow every answer', async () => {
  const count = async (query: string) => (await ask(waterfall, `${WINDOW}&${query}`, waterfallSchema)).n;
  expect(await count('phaseMs=image:10000..')).toBe(24);
  expect(await count('phaseMs=launch:..2000')).toBe(48);
  expect(await count('durationMetric=build&minMs=15000&maxMs=30000')).toBe(12);
  expect(await count('minConcurrency=50')).toBe(0);
});

test.each([
  [distinctions, 'box=1_2_3', 'box'],
  [trend, 'step=hour', 'step'],
  [trend, `from=2000-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&step=hour`, 'step'],
  [trend, `${WINDOW}&step=day&tz=Mars`, 'tz'],
  [slower, '', 'from'],
  [waterfall, 'attribute=x', 'attribute'],
  [heatmap, 'columns=9999', 'columns'],
] as const)('%# refuses %s', async (handler, query, parameter) => {
  const response = await handler(new Request(`http://localhost/api?${query}`));
  expect(response.status).toBe(400);
  expect(errorSchema.parse(await response.json()).error).toMatchObject({
    code: 'invalid_parameter',
    parameter,
  });
});
