import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import type { Cleanup } from '@/scripts/start/cleanup';
import { CHROMIUM_ARGUMENTS, findBrowser } from '@/scripts/testing/browser';
import type { Figure } from '../harness/figure';
import { progress } from '../harness/progress';
import { formatNumber } from '../harness/table';
import { timingOf } from '../harness/timing';
import { timingFigure } from '../harness/timing-figure';
import type { BenchWeb } from '../server/bench-web';

declare global {
  interface Window {
    /** What `brush-probe.js` puts into the page that is measured. */
    timeBrush(panelName: string): Promise<number>;
  }
}

const PANEL = 'What these boots have in common';
const BUDGET_MS = 150;
/** Shares of the map's width and height between which the boxes are drawn. */
const BOXES = [
  { left: 0.02, right: 0.98, top: 0.02, bottom: 0.4 },
  { left: 0.5, right: 0.6, top: 0.1, bottom: 0.6 },
  { left: 0.85, right: 0.95, top: 0.02, bottom: 0.98 },
];

/** Draws boxes on the heat map of all boots, as a reader does: from letting go until what they share is painted. */
export async function timeBrush(web: BenchWeb, cleanup: Cleanup, calls: number): Promise<Figure> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: CHROMIUM_ARGUMENTS });
  cleanup.add(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript({ path: path.join(import.meta.dirname, 'brush-probe.js') });
  await page.goto(`${web.url}/?range=all&metric=build`, { waitUntil: 'networkidle' });
  const samples: number[] = [];
  // The first box makes the panel, which moves what is below it.
  for (let call = 0; call <= calls; call += 1) {
    const ms = await brush(page, BOXES[call % BOXES.length] ?? { left: 0, right: 1, top: 0, bottom: 1 });
    if (call > 0) samples.push(ms);
  }
  const timing = timingOf(samples);
  progress(`a box is drawn: ${formatNumber(timing.p50)} ms`);
  return timingFigure('a box on the heat map, let go until its findings are painted', timing, BUDGET_MS);
}

async function brush(page: Page, { left, right, top, bottom }: (typeof BOXES)[number]): Promise<number> {
  const map = await page.getByRole('application', { name: /^Heat map/ }).boundingBox();
  if (!map) throw new Error('The heat map is not there');
  const at = (x: number, y: number) => [map.x + map.width * x, map.y + map.height * y] as const;
  const timed = page.evaluate((panel) => window.timeBrush(panel), PANEL);
  await page.mouse.move(...at(left, top));
  await page.mouse.down();
  await page.mouse.move(...at((left + right) / 2, (top + bottom) / 2), { steps: 3 });
  await page.mouse.move(...at(right, bottom), { steps: 3 });
  await page.mouse.up();
  return timed;
}
