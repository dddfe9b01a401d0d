import { pathOfBoot, postItems } from './support/api';
import { openPage } from './support/open-page';
import { MORNING_MS, runningBoot } from './support/posted-boots';
import { expect, test } from './support/test';

test('shows who sends, and what was refused with its reason', async ({ page }) => {
  const [good = {}] = runningBoot({
    cloud: 'refusals',
    instance: 'vm-1',
    startMs: MORNING_MS,
    buildMs: 5000,
  });
  const answer = await postItems(
    page.request,
    [
      good,
      { ...good, at: 'yesterday noon' },
      { ...good, instance: undefined },
      { ...good, cache: 'lukewarm' },
    ],
    { 'user-agent': 'shipper-under-test/1.0' },
  );
  expect(answer).toMatchObject({ accepted: 1, rejectedTotal: 3 });
  expect(answer.rejected.map(({ index }) => index)).toEqual([1, 2, 3]);

  await openPage(page, '/ingest');
  const shippers = page.getByRole('table', { name: 'Shippers' }).getByRole('row');
  await expect(shippers.filter({ hasText: 'refusals' }).first()).toContainText('shipper-under-test/1.0');
  const refused = page.getByRole('table', { name: 'Refused items' }).getByRole('row');
  for (const { message, code } of answer.rejected) {
    const row = refused.filter({ hasText: message }).first();
    await expect(row).toContainText(code);
    await expect(row).toContainText('shipper-under-test/1.0');
  }
  await expect(refused.filter({ hasText: 'yesterday noon' }).first()).toBeVisible();
});

test('a shipper configuration can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page, '/ingest');
  await page.getByText('vector.yaml').click();
  await page.getByRole('button', { name: 'Copy configuration for Vector' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/api/v1/events');
});

/** Names that attack whoever forgets to escape, and those that merely look odd. */
const HOSTILE = {
  image: '<img src=x onerror="globalThis.hacked=1"><b>bold</b>',
  flavor: "'; drop table boot; --",
  host: '"><script>globalThis.hacked=1</script>',
  instance: 'مرحبا-🚀-\u202egnp.exe',
};

test('names are shown as they are, never obeyed', async ({ page }) => {
  await postItems(page.request, [
    ...runningBoot({ cloud: 'hostile', startMs: MORNING_MS, buildMs: 5000, cache: 'cold', ...HOSTILE }),
    { source: '<i>x</i>', cloud: 'hostile', instance: '<u>u</u>', event: '<s>event</s>', at: 'never' },
  ]);
  const boot = await pathOfBoot(page.request, 'cloud=hostile');
  const scope = '?cloud=hostile&range=all';
  const members = [
    `/images/${encodeURIComponent(HOSTILE.image)}`,
    `/flavors/${encodeURIComponent(HOSTILE.flavor)}`,
    `/hosts/${encodeURIComponent(HOSTILE.host)}`,
  ];
  for (const path of ['/', '/boots', '/images', '/flavors', '/hosts', boot, ...members]) {
    await openPage(page, path + scope);
    await expect(page.getByText(/<img src=x|drop table|<script>/).first()).toBeVisible();
  }
  for (const path of ['/ingest', '/', boot, ...members]) {
    await openPage(page, path + scope);
    expect(await page.locator('img, main script, main b b, main u, main s').count()).toBe(0);
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
  }
  await openPage(page, `/boots${scope}`);
  await page.getByRole('link', { name: HOSTILE.image }).click();
  await expect(page.getByRole('heading', { level: 1, name: HOSTILE.image })).toBeVisible();
});

test('a filter of the URL is text, whatever it says', async ({ page }) => {
  const text = `"><img src=x onerror="globalThis.hacked=1">' OR 1=1 --`;
  await openPage(page, `/boots?range=all&q=${encodeURIComponent(text)}&image=${encodeURIComponent(text)}`);
  await expect(page.getByRole('heading', { name: 'No boot matches these filters' })).toBeVisible();
  expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
});
