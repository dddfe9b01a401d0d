import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { deliver } from '../ingest/deliver';

/** A boot that was posted. */
export interface PostedBoot {
  id: string;
  /** From the first byte sent to the answer. */
  ackMs: number;
  /** From the answer until the boot is on the pages. */
  visibleMs: number;
}

const PATIENCE_MS = 300_000;

/** Posts a trace as one boot through the API and waits until it is on the pages. */
export async function postTrace(url: string, instance: string, trace: string): Promise<PostedBoot> {
  const query = new URLSearchParams({ source: 'nova', cloud: 'bench', host: 'cmp-1', instance });
  const bytes = gzipSync(trace, { level: 1 });
  const began = performance.now();
  await deliver(url, { path: `/api/v1/events?${query}`, bytes });
  const acked = performance.now();
  await waitUntilVisible(url);
  const visible = performance.now();
  const found = await ask<{ boots: { id: string }[] }>(`${url}/api/v1/boots?cloud=bench&q=${instance}`);
  const id = found.boots[0]?.id;
  if (id === undefined) throw new Error('The boot that was posted is not to be found');
  return { id, ackMs: acked - began, visibleMs: visible - acked };
}

async function waitUntilVisible(url: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const { pending } = await ask<{ pending: number }>(`${url}/api/v1/status`);
    if (pending === 0) return;
    await pause(20);
  }
  throw new Error(`The boot is not on the pages after ${PATIENCE_MS / 1000} s`);
}

async function ask<Answer>(url: string): Promise<Answer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as Answer;
}
