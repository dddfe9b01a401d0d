import type { Page } from '@playwright/test';
import { pathOfBoot, postItems } from './support/api';
import { openPage } from './support/open-page';
import { MORNING_MS, runningBoot } from './support/posted-boots';
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
  await openPage(page, '/boots?cloud=links&range=1h&host=cmp-9');
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
  await openPage(colleague, frozen.href);
  await expect(colleague.locator('a[data-row]')).toHaveText(['ago-0.5h']);
  await expect(colleague.getByText(/ – .* UTC/).first()).toBeVisible();
});

test('the link of a boot keeps its phase, its zoom and its zone', async ({ page }) => {
  await openPage(
    page,
    `${await pathOfBoot(page.request, 'cloud=links&q=ago-3h')}?phase=claim&view=0-2000&host=cmp-9`,
  );
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = new URL(await copied(page));
  expect(Object.fromEntries(link.searchParams)).toEqual({ phase: 'claim', view: '0-2000', tz: 'UTC' });
});

test('a zone is chosen, written out, and remembered', async ({ page }) => {
  const path = await pathOfBoot(page.request, 'cloud=links&q=ago-3h');
  await openPage(page, path);
  await page
    .getByRole('combobox', { name: 'Time zone' })
    .selectOption({ label: 'Europe/Berlin (this browser)' });
  await expect(page.getByRole('columnheader', { name: /^Time \(UTC\+0[12]:00\)$/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('columnheader', { name: /^Time \(UTC\+0[12]:00\)$/ })).toBeVisible();
  await openPage(page, `${path}?tz=Asia/Kolkata`);
  await expect(page.getByRole('columnheader', { name: 'Time (UTC+05:30)' })).toBeVisible();
});

test('a time is typed in the zone of the page', async ({ page, request }) => {
  await postItems(
    request,
    [0, 60].flatMap((minutes) =>
      runningBoot({
        cloud: 'typed-time',
        instance: `after-${minutes}-min`,
        startMs: MORNING_MS + minutes * 60_000,
        buildMs: 4000,
      }),
    ),
  );
  await openPage(page, '/boots?cloud=typed-time&range=all&tz=Asia/Kolkata');
  await expect(page.locator('a[data-row]')).toHaveCount(2);
  await page.getByText('All time').first().click();
  const from = page.getByRole('textbox', { name: 'From' });
  await from.fill('noon');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('“noon” is not a time like')).toBeVisible();
  // 08:30 UTC
  await from.fill('2026-03-03 14:00');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.locator('a[data-row]')).toHaveText(['after-60-min']);
  expect(new URL(page.url()).searchParams.get('from')).toBe('2026-03-03T08:30:00.000Z');
});
