import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@/lib/store/database';
import { countDirty } from '@/lib/store/dirty';
import { cpuSeconds } from '../harness/process-use';
import { type Timing, timingOf } from '../harness/timing';
import { deliver } from './deliver';
import type { Feed } from './feed';

/** What came of sending as fast as the server takes it. */
export interface Sustained {
  /** Items or lines sent, events accepted. */
  items: number;
  events: number;
  /** Seconds until the last ack, and until every boot was up to date. */
  ackedS: number;
  visibleS: number;
  ack: Timing;
  /** Processor seconds of the server and of Postgres per second, until all was visible. */
  serverCpu: number;
  postgresCpu: number;
}

export interface SustainTarget {
  url: string;
  db: Database;
  serverPid: number;
  postgresPids: () => number[];
}

/** Requests under way at once. */
const SENDERS = 4;
const POLL_MS = 50;

/** Sends for so many seconds, then waits until no subject waits for its projection. */
export async function sustain(target: SustainTarget, feed: Feed, seconds: number): Promise<Sustained> {
  const acks: number[] = [];
  let items = 0;
  let events = 0;
  const cpuBefore = cpuOf(target);
  const began = performance.now();
  const send = async () => {
    while (performance.now() - began < seconds * 1000) {
      const delivery = feed.take();
      const sent = performance.now();
      const answer = await deliver(target.url, delivery);
      acks.push(performance.now() - sent);
      items += delivery.items;
      events += answer.accepted;
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  const ackedS = (performance.now() - began) / 1000;
  while ((await countDirty(target.db.pool, 1)) > 0) await pause(POLL_MS);
  const visibleS = (performance.now() - began) / 1000;
  const cpuAfter = cpuOf(target);
  return {
    ...{ items, events, ackedS, visibleS, ack: timingOf(acks) },
    serverCpu: (cpuAfter.server - cpuBefore.server) / visibleS,
    postgresCpu: (cpuAfter.postgres - cpuBefore.postgres) / visibleS,
  };
}

function cpuOf({ serverPid, postgresPids }: SustainTarget) {
  return { server: cpuSeconds([serverPid]), postgres: cpuSeconds(postgresPids()) };
}
