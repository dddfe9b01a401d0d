import { setTimeout as pause } from 'node:timers/promises';
import type { IndexKeeper } from '@/lib/statistics/service/index-keeper';
import type { Database } from '@/lib/store/database';
import { type Timing, timingOf } from '../harness/timing';
import { addBoot } from './add-boot';

const BOOTS = 10;
const PATIENCE_MS = 60_000;

/** Milliseconds from a boot being stored until the index counts it. */
export async function timeFreshness(db: Database, keeper: IndexKeeper): Promise<Timing> {
  const samples: number[] = [];
  for (let boot = 0; boot < BOOTS; boot += 1) {
    const before = keeper.state().boots;
    await addBoot(db, boot);
    const from = performance.now();
    while (keeper.state().boots === before) {
      if (performance.now() - from > PATIENCE_MS) throw new Error('A boot that was stored is not counted');
      await pause(5);
    }
    samples.push(performance.now() - from);
  }
  return timingOf(samples);
}
