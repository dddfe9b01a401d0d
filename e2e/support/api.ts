import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, expect } from '@playwright/test';
import type { BootSummaryJson } from '@/lib/http/boot-json';
import type { IngestAnswer } from '@/lib/ingest/outcome';

const EVENTS = '/api/v1/events';

/** Posts items as one JSON array; what was accepted is on the pages when it resolves. */
export async function postItems(
  request: APIRequestContext,
  items: readonly object[],
  headers: Record<string, string> = {},
): Promise<IngestAnswer> {
  const response = await request.post(EVENTS, { data: items, headers });
  expect(response.status()).toBe(200);
  await everythingIsVisible(request);
  return (await response.json()) as IngestAnswer;
}

/** Posts a file of `e2e/fixtures` as text lines, as a shipper would; `hints` are the query. */
export async function postLog(
  request: APIRequestContext,
  fixture: string,
  hints: Record<string, string>,
): Promise<IngestAnswer> {
  const response = await request.post(EVENTS, {
    data: readFixture(fixture),
    params: hints,
    headers: { 'content-type': 'text/plain' },
  });
  expect(response.status()).toBe(200);
  await everythingIsVisible(request);
  return (await response.json()) as IngestAnswer;
}

/** Posts a trace file of one boot, which the query names. */
export async function postTrace(
  request: APIRequestContext,
  trace: object,
  hints: Record<string, string>,
): Promise<void> {
  const response = await request.post(EVENTS, { data: trace, params: hints });
  expect(response.status()).toBe(200);
  await everythingIsVisible(request);
}

export function readFixture(name: string): string {
  return readFileSync(path.join(import.meta.dirname, '..', 'fixtures', name), 'utf8');
}

/** What of `GET /api/v1/status` tells how far the boots and their statistics are. */
interface Status {
  pending: number;
  index: { state: string; boots: number };
}

/** Resolves once every event that was acknowledged is part of a boot, and every boot of the statistics, within the 2 s that are promised. */
async function everythingIsVisible(request: APIRequestContext): Promise<void> {
  await expect
    .poll(
      async () => {
        const { pending, index } = (await (await request.get('/api/v1/status')).json()) as Status;
        const { total } = (await (await request.get('/api/v1/boots?limit=1')).json()) as { total: number };
        return { pending, uncounted: index.state === 'ready' ? total - index.boots : 0 };
      },
      {
        message: 'events that are not yet boots, boots that are not yet counted',
        intervals: [50, 100, 200],
        timeout: 5000,
      },
    )
    .toEqual({ pending: 0, uncounted: 0 });
}

/** The boots of a query such as `cloud=lab&q=web-7`. */
export async function findBoots(request: APIRequestContext, query: string): Promise<BootSummaryJson[]> {
  const response = await request.get(`/api/v1/boots?${query}`);
  expect(response.status()).toBe(200);
  return ((await response.json()) as { boots: BootSummaryJson[] }).boots;
}

/** Path of the page of the one boot that the query finds. */
export async function pathOfBoot(request: APIRequestContext, query: string): Promise<string> {
  const boots = await findBoots(request, query);
  expect(boots).toHaveLength(1);
  return `/boots/${boots[0]?.id}`;
}
