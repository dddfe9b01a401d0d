import type { Page } from '@playwright/test';
import { findBoots, pathOfBoot, postItems, postLog } from './support/api';
import { openPage } from './support/open-page';
import { expectAccessible, expectNoSidewaysScrolling } from './support/page-checks';
import { MORNING_MS, runningBoot } from './support/posted-boots';
import { expect, test } from './support/test';

const SCOPE = '?cloud=looks&range=all';
const LONG_IMAGE = 'ubuntu-24.04-server-cloudimg-amd64-hardened-2026-03-01-with-a-name-that-does-not-end';

test.beforeAll(async ({ request }) => {
  await postLog(request, 'cold-boot/nova-compute.log', {
    source: 'nova',
    tz: 'UTC',
    host: 'cmp1',
    path: '/var/log/nova/nova-compute.log',
    cloud: 'looks',
  });
  const items = Array.from({ length: 12 }, (_, i) =>
    runningBoot({
      cloud: 'looks',
      instance: `looks-${i}`,
      startMs: MORNING_MS + i * 600_000,
      buildMs: 4000 + i * 900,
      image: LONG_IMAGE,
      flavor: 'm1.medium',
      host: 'cmp-with-a-long-name-in-rack-12.example.org',
      cache: i % 2 === 0 ? 'cold' : 'warm',
    }),
  );
  const failure = { source: 'nova', cloud: 'looks', instance: 'looks-failed', host: 'cmp1' };
  await postItems(request, [
    ...items.flat(),
    { ...failure, event: 'lock_acquired', at: MORNING_MS },
    { ...failure, event: 'build_failed', at: MORNING_MS + 2500, attributes: { reason: 'No valid host' } },
    { cloud: 'looks', instance: 'refused', event: 'lock_acquired', at: 'noon' },
  ]);
});

/** Every page; a function where the address is known only then. */
const PAGES: ReadonlyArray<readonly [string, string | ((page: Page) => Promise<string>)]> = [
  ['overview', `/${SCOPE}`],
  ['boots', `/boots${SCOPE}`],
  ['boots, none found', `/boots${SCOPE}&host=nowhere`],
  [
    'a cold boot',
    async (page) => `${await pathOfBoot(page.request, 'cloud=looks&host=cmp1&status=running')}?phase=image`,
  ],
  ['a failed boot', (page) => pathOfBoot(page.request, 'cloud=looks&status=failed')],
  ['images', `/images${SCOPE}`],
  ['flavors', `/flavors${SCOPE}`],
  ['hosts', `/hosts${SCOPE}`],
  ['an image', `/images/${LONG_IMAGE}${SCOPE}`],
  [
    'two boots compared',
    async (page) => {
      const [a, b] = await findBoots(page.request, `cloud=looks&status=running&image=${LONG_IMAGE}`);
      return `/compare?a=boot:${a?.id}&b=boot:${b?.id}&choose=b`;
    },
  ],
  ['ingest', '/ingest'],
  ['docs', '/docs'],
];

/** Each theme and each width once: colours do not depend on the width. */
const LOOKS = [
  { colorScheme: 'light', size: { width: 1440, height: 900 } },
  { colorScheme: 'dark', size: { width: 390, height: 844 } },
] as const;

for (const [name, address] of PAGES) {
  test(`${name}: accessible in light and dark, fits a phone`, async ({ page }) => {
    await openPage(page, typeof address === 'string' ? address : await address(page));
    await expect(page.getByRole('main')).toBeVisible();
    for (const { colorScheme, size } of LOOKS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      await expectNoSidewaysScrolling(page);
      await expectAccessible(page);
    }
  });
}

test('a page that is not there says so, and leads on', async ({ page, complaints }) => {
  const response = await page.goto('/boots/00000000000000000000');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'This boot is not here' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'All boots' }).click();
  await expect(page).toHaveURL(/\/boots$/);
  // The browser logs the status itself.
  complaints.splice(0);
});

test('the theme follows the system until it is chosen, and is remembered', async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await openPage(page, '/boots');
  const light = await ground();
  await page.getByRole('button', { name: 'Switch between light and dark' }).click();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await ground()).toBe(dark);
  await page.getByRole('button', { name: 'Switch between light and dark' }).click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  expect(await ground()).toBe(dark);
});

test('rows are as dense as was chosen', async ({ page }) => {
  await openPage(page, `/boots${SCOPE}`);
  const row = page.getByRole('row', { name: /looks-11/ });
  const comfortable = (await row.boundingBox())?.height ?? 0;
  await page.getByRole('button', { name: /dense rows/ }).click();
  await expect.poll(async () => (await row.boundingBox())?.height).toBeLessThan(comfortable);
  await page.reload();
  expect((await row.boundingBox())?.height).toBeLessThan(comfortable);
});
