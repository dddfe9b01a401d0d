import { execFileSync } from 'node:child_process';
import { openPage } from './support/open-page';
import { expectAccessible, expectNoSidewaysScrolling } from './support/page-checks';
import { expect, test } from './support/test';

/** What an empty page promises to show. */
const PROMISES = [
  ['/', /see how they go/],
  ['/boots', /where they fall/],
  ['/images', /No images yet/],
  ['/flavors', /No flavors yet/],
  ['/hosts', /No hosts yet/],
  ['/ingest', /Nothing was sent yet/],
] as const;

test('says that it is healthy and ready', async ({ request }) => {
  expect((await request.get('/healthz')).status()).toBe(200);
  expect((await request.get('/ready')).status()).toBe(200);
});

test('pages without data teach what to send', async ({ page }) => {
  for (const [path, promise] of PROMISES) {
    await openPage(page, path);
    const lesson = page.getByRole('region', { name: promise });
    await expect(lesson.getByRole('heading', { name: promise })).toBeVisible();
    await expect(lesson).toContainText('nova-compute.log');
    await expect(lesson).toContainText('curl');
    await expect(page.getByRole('link', { name: /Ingest: no data yet/ })).toBeVisible();
  }
  await expect(page.getByText('Fluent Bit', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScrolling(page);
});

test('the command of the empty page makes its boot appear', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page, '/boots');
  await page.getByRole('button', { name: 'Copy command' }).click();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' }))).toMatchObject({
    accepted: 9,
    rejectedTotal: 0,
  });

  await page.getByRole('link', { name: 'example-1', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'example-1' })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: /^6\.48.s$/ })).toHaveCount(1);
  await expect(page.getByRole('treegrid', { name: 'Phases' }).getByRole('row')).not.toHaveCount(0);
});
