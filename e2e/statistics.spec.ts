import type { APIRequestContext, Page } from '@playwright/test';
import { postItems } from './support/api';
import { openPage } from './support/open-page';
import { expectAccessible, expectNoSidewaysScrolling } from './support/page-checks';
import { MORNING_MS, runningBoot } from './support/posted-boots';
import { expect, test } from './support/test';

/** 80 boots of eight hours: every fourth is cold and slow, and all of those are on one host. */
const HOUR_MS = 3_600_000;
const boots = Array.from({ length: 80 }, (_, index) => {
  const cold = index % 4 === 0;
  return runningBoot({
    cloud: 'statistics',
    instance: `vm-${index}`,
    startMs: MORNING_MS + index * 0.1 * HOUR_MS,
    buildMs: (cold ? 40_000 : 5000) + index * 11,
    image: index % 3 === 0 ? 'rocky-9' : 'noble',
    flavor: 'm1.small',
    host: cold ? 'cmp-cold' : `cmp-${index % 2}`,
    cache: cold ? 'cold' : 'warm',
  });
});

const FROM = new Date(MORNING_MS).toISOString();
const TO = new Date(MORNING_MS + 8 * HOUR_MS).toISOString();
const SCOPE = `cloud=statistics&from=${FROM}&to=${TO}`;

test.beforeAll(async ({ request }) => {
  await postItems(request, boots.flat());
  const marker = {
    at: MORNING_MS + 4 * HOUR_MS,
    title: 'kernel 7 everywhere',
    scope: { cloud: 'statistics' },
  };
  expect((await request.post('/api/v1/markers', { data: marker })).ok()).toBe(true);
});

async function ask<Answer>(request: APIRequestContext, path: string): Promise<Answer> {
  const response = await request.get(path);
  expect(response.status()).toBe(200);
  return (await response.json()) as Answer;
}

const map = (page: Page) => page.getByRole('application', { name: /^Heat map/ });
const panel = (page: Page) => page.getByRole('region', { name: 'What these boots have in common' });

/** Draws a box over the upper part of the map, where the slow boots are. */
async function drawBox(page: Page): Promise<void> {
  const box = await map(page).boundingBox();
  if (!box) throw new Error('the map is not on the page');
  await page.mouse.move(box.x + 1, box.y + 1);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 20, { steps: 3 });
  await page.mouse.move(box.x + box.width - 1, box.y + box.height * 0.4, { steps: 3 });
  await page.mouse.up();
}

test('a box leads to what its boots share, to a filter, to the list and to a waterfall', async ({ page }) => {
  await openPage(page, `/?${SCOPE}`);
  await drawBox(page);
  await expect(panel(page)).toContainText('20 boots in the box against 60 others');
  const first = panel(page).getByRole('table', { name: 'Values inside against outside' }).getByRole('row');
  await expect(first.filter({ hasText: 'cmp-cold' })).toContainText(/100.%.*\(20\)/);
  await expectAccessible(page);

  // The box is in the URL: whoever opens it sees the same.
  const shared = page.url();
  expect(shared).toMatch(/[?&]box=/);
  await openPage(page, shared);
  await expect(panel(page)).toContainText('20 boots in the box against 60 others');

  await panel(page).getByRole('link', { name: '20 boots in the box' }).click();
  const rows = page.getByRole('table', { name: 'Boots' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(20);
  await rows.first().getByRole('link').first().click();
  await expect(page).toHaveURL(/\/boots\/[0-9a-f]{20}/);
  await expect(page.getByRole('treegrid')).toBeVisible();
});

test('a box stays when a filter goes, and its times are whole milliseconds', async ({ page }) => {
  await openPage(page, `/?${SCOPE}&image=noble&image=rocky-9`);
  await drawBox(page);
  await expect(panel(page)).toContainText('20 boots in the box');
  await page.getByRole('link', { name: 'Remove filter image rocky-9' }).click();
  await expect(page).not.toHaveURL(/rocky-9/);
  await expect(page).toHaveURL(/[?&]box=\d+_\d+_/);
  await expect(panel(page)).toContainText(/1\d boots in the box/);
});

test('a value of the box narrows the page', async ({ page }) => {
  await openPage(page, `/?${SCOPE}`);
  await drawBox(page);
  await panel(page).getByRole('link', { name: 'Filter host cmp-cold' }).click();
  await expect(page).toHaveURL(/host=cmp-cold/);
  await expect(panel(page)).toContainText('20 boots in the box against 0 others');
});

test('the keyboard draws boxes too', async ({ page }) => {
  await openPage(page, `/?${SCOPE}`);
  await map(page).focus();
  await page.keyboard.press('ArrowLeft');
  for (let step = 0; step < 12; step++) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+PageUp');
  await expect(page.locator('[role=status]', { hasText: / boots? / }).last()).toContainText(/cold|warm/);
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText(/boots? in the box against \d+ others/);
  await map(page).focus();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/box=/);
});

test('cold and warm change every number of the overview', async ({ page }) => {
  const medians: string[] = [];
  for (const cache of ['', '&cache=cold', '&cache=warm']) {
    await openPage(page, `/?${SCOPE}${cache}`);
    const figures = page.getByRole('definition');
    medians.push((await figures.allInnerTexts()).join(' '));
    const byHost = page.getByRole('table', { name: 'Build by host' }).getByRole('row');
    await expect(byHost).toHaveCount(cache === '&cache=cold' ? 2 : cache === '' ? 4 : 3);
  }
  expect(new Set(medians).size).toBe(3);
});

interface WaterfallJson {
  phases: { name: string; duration: { p50: number } }[];
}

test('the median waterfall of a member has the figures of the API', async ({ page }) => {
  await openPage(page, `/images/noble?${SCOPE}`);
  const table = page.getByRole('table', { name: /^Phases at their median start/ });
  await expect(table.getByRole('columnheader', { name: 'cold p50' })).toBeVisible();
  for (const [cache, column] of [
    ['cold', 0],
    ['warm', 1],
  ] as const) {
    const { phases } = await ask<WaterfallJson>(
      page.request,
      `/api/v1/waterfall?${SCOPE}&image=noble&cache=${cache}`,
    );
    expect(phases.length).toBeGreaterThan(1);
    const shown = await table
      .locator('tbody tr')
      .evaluateAll((rows, index) => rows.map((row) => row.children[index + 1]?.textContent ?? ''), column);
    for (const { duration } of phases) {
      const seconds = duration.p50 / 1000;
      const text =
        seconds >= 1 ? `${seconds.toPrecision(3)}\u202fs` : `${Number(duration.p50.toPrecision(3))}\u202fms`;
      expect(shown.some((cell) => cell.includes(text))).toBe(true);
    }
  }
  await expectNoSidewaysScrolling(page);
});

test('changes are flags that lead to their row, and to before against after', async ({ page }) => {
  await openPage(page, `/images/noble?${SCOPE}`);
  await page.getByRole('list', { name: 'Changes' }).first().getByRole('link').click();
  const row = page.getByRole('table', { name: 'Changes' }).getByRole('row', { name: /kernel 7 everywhere/ });
  await expect(row).toBeInViewport();
  await row.getByRole('link', { name: 'before against after' }).click();
  await expect(page).toHaveURL(/\/compare\?a=cohort/);
  await expect(page.getByRole('region', { name: /^A: / })).toContainText(/\d+ boots that ran/);
  await expect(
    page.getByRole('table', { name: /^Differences/ }).getByRole('row', { name: /^build / }),
  ).toBeVisible();
  await expect(page.getByRole('img', { name: /^Share of boots that took no longer/ })).toBeVisible();
  await expectAccessible(page);
});

test('tables and charts can be taken away as CSV', async ({ page }) => {
  await openPage(page, `/hosts?${SCOPE}`);
  const href = await page.getByRole('link', { name: 'Hosts as CSV' }).getAttribute('href');
  const response = await page.request.get(href ?? '');
  expect(response.headers()['content-type']).toBe('text/csv; charset=utf-8');
  const lines = (await response.text()).trim().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/^dimension,value,label/);
  expect(lines.some((line) => line.startsWith('host,cmp-cold,'))).toBe(true);
});
