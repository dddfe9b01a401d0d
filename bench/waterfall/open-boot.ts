import type { Browser, Page } from '@playwright/test';
import { PROBE_SCRIPT } from './probe';

/** A boot's page in a browser. */
export interface OpenedBoot {
  page: Page;
  /** Milliseconds from the request to the first text on the screen, and until the page answers to keys. */
  firstPaintMs: number;
  readyMs: number;
  /** Compressed bytes of all scripts that came, those that came later by themselves included. */
  scriptBytes: number;
  /** Bytes of the page itself, compressed and not. */
  pageBytes: number;
  pageSentBytes: number;
  /** Bytes of the browser's JavaScript heap. */
  heapBytes: number;
}

const PATIENCE_MS = 120_000;
const SIZE = { width: 1440, height: 900 };

/** Opens a boot as a reader does who has never been here: nothing is cached. */
export async function openBoot(browser: Browser, url: string): Promise<OpenedBoot> {
  const context = await browser.newContext({ viewport: SIZE });
  const page = await context.newPage();
  await page.addInitScript({ path: PROBE_SCRIPT });
  await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE_MS });
  await page.waitForFunction(() => performance.getEntriesByName('ready').length > 0, undefined, {
    timeout: PATIENCE_MS,
  });
  await page.waitForLoadState('networkidle');
  const told = await page.evaluate(() => {
    const [document] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const scripts = resources.filter(({ name }) => /\.js(\?|$)/.test(name));
    return {
      firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      readyMs: performance.getEntriesByName('ready')[0]?.startTime ?? Number.NaN,
      scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      pageBytes: document?.decodedBodySize ?? 0,
      pageSentBytes: document?.encodedBodySize ?? 0,
    };
  });
  const session = await context.newCDPSession(page);
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { page, ...told, heapBytes: usedSize };
}
