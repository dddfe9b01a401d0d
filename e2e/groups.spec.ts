import type { APIRequestContext, Locator, Page } from '@playwright/test';
import type { PercentilesJson } from '@/lib/http/percentiles-json';
import { postItems } from './support/api';
import { openPage } from './support/open-page';
import { MORNING_MS, runningBoot } from './support/posted-boots';
import { expect, test } from './support/test';

const SCOPE = 'cloud=groups&range=all';

/** Cold boots of each image take three times as long as its warm ones; the second image is the slower one. */
const boots = ['alma-9', 'windows-2025'].flatMap((image, slower) =>
  Array.from({ length: 30 }, (_, i) => {
    const cold = i % 3 === 0;
    return runningBoot({
      cloud: 'groups',
      instance: `${image}-${i}`,
      startMs: MORNING_MS + i * 60_000,
      buildMs: (cold ? 12_000 : 4000) * (1 + slower) + i * 7,
      image,
      flavor: 'm1.medium',
      host: `cmp-${i % 2}`,
      cache: cold ? 'cold' : 'warm',
    });
  }),
);

test.beforeAll(async ({ request }) => {
  await postItems(request, boots.flat());
});

async function askGroups(request: APIRequestContext, query: string): Promise<PercentilesJson['groups']> {
  const response = await request.get(`/api/v1/percentiles?groupBy=image&cloud=groups&${query}`);
  expect(response.status()).toBe(200);
  return ((await response.json()) as PercentilesJson).groups;
}

/** The exact figures of a row, as their titles give them: n first, then milliseconds. */
async function figuresOf(row: Locator): Promise<number[]> {
  await expect(row).toBeVisible();
  const titles = await row
    .locator('td [title$="\u202fms"]')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title')));
  // Bars name their stage too; figures stand alone.
  return titles
    .filter((title) => /^[\d\u202f.]+ms$/.test(title ?? ''))
    .map((title) => Number(title?.replaceAll('\u202f', '').replace('ms', '')));
}

const groupRow = (page: Page, name: string) =>
  page.getByRole('table', { name: /^Images: percentiles of build/ }).getByRole('row', { name });

for (const cache of ['', 'cache=cold', 'cache=warm']) {
  test(`the table says what the API says: ${cache || 'all boots'}`, async ({ page }) => {
    await openPage(page, `/images?${SCOPE}&${cache}`);
    const groups = await askGroups(page.request, cache);
    expect(groups).toHaveLength(2);
    for (const { key, build, byCache } of groups) {
      const row = groupRow(page, key.label);
      await expect(row.getByRole('cell').nth(1)).toHaveText(String(build.n));
      expect(await figuresOf(row)).toEqual([
        ...[build.p50, build.p90, build.p95, build.p99],
        ...[byCache.cold.build.p50, byCache.warm.build.p50].filter((ms) => ms !== null),
      ]);
    }
  });
}

test('cold and warm change the numbers, and the ratio stands beside them', async ({ page }) => {
  await openPage(page, `/images?${SCOPE}`);
  const row = groupRow(page, 'alma-9');
  await expect(row).toContainText(/33.%/);
  await expect(row).toContainText(/2\.9.×/);
  const [medianOfAll = 0] = await figuresOf(row);
  await openPage(page, `/images?${SCOPE}&cache=cold`);
  const [medianOfCold = 0] = await figuresOf(row);
  expect(medianOfCold).toBeGreaterThan(2.5 * medianOfAll);
  await expect(row.getByRole('cell').nth(1)).toHaveText('10');
});

test('groups are sorted, and lead to the page of a member with the same figures', async ({ page }) => {
  await openPage(page, `/images?${SCOPE}`);
  await page.getByRole('link', { name: 'p95', exact: true }).click();
  await expect(page).toHaveURL(/sort=p95_desc/);
  await expect(page.locator('a[data-row]').first()).toHaveText('windows-2025');
  await page.getByRole('link', { name: 'windows-2025' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'windows-2025' })).toBeVisible();

  const [group] = (await askGroups(page.request, 'image=windows-2025')).filter(({ n }) => n > 0);
  const durations = page.getByRole('table', { name: 'Total and build, cold beside warm' });
  if (!group) throw new Error('the API knows no such image');
  const { build, byCache } = group;
  for (const [name, figures] of [
    ['build all', build],
    ['cold', byCache.cold.build],
    ['warm', byCache.warm.build],
  ] as const) {
    const row = durations.getByRole('row', { name: new RegExp(`^${name} ${figures.n} `) });
    expect(await figuresOf(row)).toEqual([figures.p50, figures.p90, figures.p95, figures.p99, figures.max]);
  }
  const slowest = page.getByRole('table', { name: 'Boots' }).locator('tbody').getByRole('row');
  await expect(slowest).toHaveCount(10);
  await expect(slowest.first()).toContainText('windows-2025-27');
});

test('total without request lines is said to be unknown', async ({ page }) => {
  await openPage(page, `/images?${SCOPE}`);
  await page.getByRole('navigation', { name: 'Duration' }).getByRole('link', { name: 'total' }).click();
  await expect(page.getByText(/total is unknown for 60 running boots/)).toBeVisible();
});

test('the overview counts the same boots', async ({ page }) => {
  await openPage(page, `/?${SCOPE}`);
  await expect(page.getByRole('definition').first()).toHaveText('60');
  // The first arrow marks the newest cell that holds boots; b lists them.
  await page.getByRole('application', { name: /^Heat map/ }).focus();
  await page.keyboard.press('ArrowRight');
  const words = page.getByRole('status').filter({ hasText: /^\d+ boots? \(/ });
  const count = Number.parseInt(await words.innerText(), 10);
  await page.keyboard.press('b');
  await expect(page).toHaveURL(/\/boots\?.*minMs=/);
  await expect(page.getByRole('table', { name: 'Boots' }).locator('tbody').getByRole('row')).toHaveCount(
    count,
  );
});

test('a table of very many groups has pages, in any order', async ({ page }) => {
  const many = Array.from({ length: 120 }, (_, host) =>
    runningBoot({
      ...{ cloud: 'many-hosts', instance: `on-${host}`, startMs: MORNING_MS + host * 1000 },
      ...{ buildMs: 4000 + host * 10, image: 'alma-9', flavor: 'm1.medium', cache: 'warm' },
      host: `node-${String(host).padStart(3, '0')}`,
    }),
  );
  await postItems(page.request, many.flat());
  await openPage(page, '/hosts?cloud=many-hosts&range=all&sort=p50_desc');
  const rows = page
    .getByRole('table', { name: /^Hosts/ })
    .locator('tbody')
    .getByRole('row');
  await expect(rows).toHaveCount(100);
  await expect(rows.first()).toContainText('node-119');
  const pages = page.getByRole('navigation', { name: 'Pages of the list' });
  await expect(pages).toContainText('100 of 120 shown');
  await pages.getByRole('link', { name: 'Next page' }).click();
  await expect(rows).toHaveCount(20);
  await expect(rows.first()).toContainText('node-019');
  await expect(page).toHaveURL(/[?&]page=2/);
  await page.getByRole('link', { name: /^Host/ }).first().click();
  await expect(rows).toHaveCount(100);
  await expect(page).not.toHaveURL(/page=2/);
});
