import type { Page } from '@playwright/test';
import { type Timing, timingOf } from '../harness/timing';

/** Milliseconds between the frames that the page painted while something was done to it. */
export async function timeFrames(page: Page, act: () => Promise<void>): Promise<Timing> {
  await page.evaluate(() => window.bench.noteFrames());
  await act();
  const times = await page.evaluate(() => window.bench.endFrames());
  return timingOf(times.slice(1).map((time, index) => time - (times[index] ?? time)));
}
