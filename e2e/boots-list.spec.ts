import type { Page } from '@playwright/test';
import { postItems } from './support/api';
import { openPage } from './support/open-page';
import { MORNING_MS, runningBoot } from './support/posted-boots';
import { expect, test } from './support/test';

const LIST = '/boots?cloud=list&range=all';
const COUNT = 120;

/** Every third boot is of Debian, every fifth is cold; each takes 10 ms longer and starts a minute later than the last. */
const boots = Array.from({ length: COUNT }, (_, i) =>
  runningBoot({
    cloud: 'list',
    instance: `vm-${String(i).padStart(3, '0')}`,
    startMs: MORNING_MS + i * 60_000,
    buildMs: 3000 + i * 10,
    image: i % 3 === 0 ? 'debian-13' : 'ubuntu-24.04',
    flavor: i % 2 === 0 ? 'm1.small' : 'm1.large',
    host: `cmp-${i % 4}`,
    cache: i % 5 === 0 ? 'cold' : 'warm',
  }),
);

test.beforeAll(async ({ request }) => {
  await postItems(request, boots.flat());
});

const rows = (page: Page) => page.getByRole('table', { name: 'Boots' }).locator('tbody').getByRole('row');
const names = (page: Page) => rows(page).locator('a[data-row]').allInnerTexts();
const count = (page: Page) =>
  page
    .getByRole('search')
    .getByRole('status')
    .filter({ hasText: /boots?$/ });

/** Types into the filter field, which keeps the focus for the next filter. */
async function typeFilter(page: Page, typed: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Add a filter' });
  if (!(await field.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await page.keyboard.type(typed);
}

test('filters are typed with completion, stand as chips and in the URL', async ({ page, context }) => {
  await openPage(page, LIST);
  await expect(rows(page)).toHaveCount(50);
  await expect(count(page)).toContainText(`${COUNT} of`);

  await typeFilter(page, 'image:ub');
  await expect(page.getByRole('option', { name: /^image ubuntu-24\.04 80$/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Remove filter image ubuntu-24.04' })).toBeVisible();
  await expect(count(page)).toContainText('80 of');

  await typeFilter(page, 'cache:c');
  await expect(page.getByRole('option', { name: /^cache cold 16$/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(count(page)).toContainText('16 of');
  await expect(rows(page)).toHaveCount(16);
  for (const row of await rows(page).all()) await expect(row).toContainText('cold');

  const url = page.url();
  expect(new URL(url).searchParams.getAll('cache')).toEqual(['cold']);
  const colleague = await context.newPage();
  await openPage(colleague, url);
  await expect(rows(colleague)).toHaveCount(16);
  expect(await names(colleague)).toEqual(await names(page));

  await page.goBack();
  await expect(count(page)).toContainText('80 of');
  await page.goForward();
  await page.getByRole('link', { name: 'Remove filter image ubuntu-24.04' }).click();
  await expect(count(page)).toContainText('24 of');
});

test('filters go along to other pages and back', async ({ page }) => {
  await openPage(page, `${LIST}&cache=cold`);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Flavors' }).click();
  await expect(page).toHaveURL(/\/flavors\?.*cache=cold/);
  await expect(page.getByRole('row', { name: /^m1\.small 12 100/ })).toBeVisible();
  await page.getByRole('link', { name: 'm1.small' }).click();
  await expect(page.getByRole('heading', { name: 'm1.small' })).toBeVisible();
  await page.getByRole('link', { name: 'Its boots' }).click();
  await expect(count(page)).toContainText('12 of');
  await expect(page.getByRole('link', { name: 'Remove filter cache cold' })).toBeVisible();
});

test('is sorted by start and by duration', async ({ page }) => {
  await openPage(page, LIST);
  expect((await names(page))[0]).toBe('vm-119');
  await page.getByRole('link', { name: /^Started/ }).click();
  await expect(rows(page).first()).toContainText('vm-000');
  await expect(page.getByRole('columnheader', { name: /Started/ })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('link', { name: 'Total' }).click();
  await expect(rows(page).first()).toContainText('vm-119');
  await expect(rows(page).first()).toContainText(/4\.19.s/);
  await page.getByRole('link', { name: 'Total' }).click();
  await expect(rows(page).first()).toContainText('vm-000');
});

test('pages follow each other without gaps, and Back returns', async ({ page }) => {
  await openPage(page, LIST);
  const seen = await names(page);
  for (const more of [50, 20]) {
    const last = seen.at(-1) ?? '';
    await page.getByRole('link', { name: 'Older' }).click();
    await expect(page.getByRole('link', { name: last, exact: true })).toHaveCount(0);
    await expect(rows(page)).toHaveCount(more);
    seen.push(...(await names(page)));
  }
  await expect(page.getByRole('link', { name: 'Older' })).toHaveCount(0);
  expect(seen).toEqual(
    Array.from({ length: COUNT }, (_, i) => `vm-${String(COUNT - 1 - i).padStart(3, '0')}`),
  );
  await page.goBack();
  await expect(rows(page).first()).toContainText('vm-069');
  await page.getByRole('link', { name: 'Newer' }).click();
  await expect(rows(page).first()).toContainText('vm-119');
  await expect(page.getByRole('link', { name: 'Newer' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(rows(page).first()).toContainText('vm-069');
  await page.getByRole('link', { name: 'Newest' }).click();
  await expect(rows(page).first()).toContainText('vm-119');
});

test('a filter that nothing matches offers the way out', async ({ page }) => {
  await openPage(page, `${LIST}&host=nowhere`);
  await expect(page.getByRole('heading', { name: 'No boot matches these filters' })).toBeVisible();
  await page.getByRole('link', { name: 'Remove the filters' }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('a live list shows what arrives, and nothing else moves', async ({ page, request }) => {
  await openPage(page, '/boots?cloud=live&range=all&live=true');
  await expect(page.getByRole('button', { name: 'Live' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('combobox', { name: 'Add a filter' }).fill('half a wo');
  await postItems(
    request,
    runningBoot({ cloud: 'live', instance: 'just-now', startMs: Date.now() - 5000, buildMs: 4000 }),
  );
  await expect(page.getByRole('link', { name: 'just-now', exact: true })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Add a filter' })).toHaveValue('half a wo');
});
