import type { Page } from '@playwright/test';
import { pathOfBoot, postItems } from './support/api';
import { runningBoot } from './support/posted-boots';
import { expect, test } from './support/test';

const HOUR_MS = 3_600_000;

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** One boot of half an hour ago and one of three hours ago. */
test.beforeAll(async ({ request }) => {
  const items = [0.5, 3].flatMap((hours) =>
    runningBoot({
      cloud: 'links',
      instance: `ago-${hours}h`,
      startMs: Date.now() - hours * HOUR_MS,
      buildMs: 4000,
      image: 'alpine',
      host: 'cmp-9',
    }),
  );
  await postItems(request, items);
});

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('copy link freezes the time, the live link moves on', async ({ page, context }) => {
  const before = Date.now();
  await page.goto('/boots?cloud=links&range=1h&host=cmp-9');
  await expect(page.locator('a[data-row]')).toHaveText(['ago-0.5h']);

  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copied', { exact: true }).first()).toBeVisible();
  const frozen = new URL(await copied(page));
  expect(frozen.searchParams.has('range')).toBe(false);
  expect(frozen.searchParams.get('host')).toBe('cmp-9');
  expect(frozen.searchParams.get('tz')).toBe('UTC');
  const [from, to] = ['from', 'to'].map((key) => Date.parse(frozen.searchParams.get(key) ?? ''));
  expect(to).toBeGreaterThanOrEqual(before);
  expect((to ?? 0) - (from ?? 0)).toBeGreaterThanOrEqual(HOUR_MS);
  expect((to ?? 0) - (from ?? 0)).toBeLessThan(HOUR_MS + 1000);

  await page.getByLabel('Other links').click();
  await page.getByRole('button', { name: /^Copy live link/ }).click();
  expect(await copied(page)).toBe(page.url());

  const colleague = await context.newPage();
  await colleague.goto(frozen.href);
  await expect(colleague.locator('a[data-row]')).toHaveText(['ago-0.5h']);
  await expect(colleague.getByText(/ – .* UTC/).first()).toBeVisible();
});

test('the link of a boot keeps its phase and its zone', async ({ page }) => {
  await page.goto(`${await pathOfBoot(page.request, 'cloud=links&q=ago-3h')}?phase=claim`);
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = new URL(await copied(page));
  expect(link.searchParams.get('phase')).toBe('claim');
  expect(link.searchParams.get('tz')).toBe('UTC');
});

test('a zone is chosen, written out, and remembered', async ({ page }) => {
  const path = await pathOfBoot(page.request, 'cloud=links&q=ago-3h');
  await page.goto(path);
  await page
    .getByRole('combobox', { name: 'Time zone' })
    .selectOption({ label: 'Europe/Berlin (this browser)' });
  await expect(page.getByRole('columnheader', { name: /^Time \(UTC\+0[12]:00\)$/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('columnheader', { name: /^Time \(UTC\+0[12]:00\)$/ })).toBeVisible();
  await page.goto(`${path}?tz=Asia/Kolkata`);
  await expect(page.getByRole('columnheader', { name: 'Time (UTC+05:30)' })).toBeVisible();
});
