import type { Page } from '@playwright/test';
import { findBoots, postItems } from './support/api';
import { openPage } from './support/open-page';
import { expectAccessible, expectNoSidewaysScrolling } from './support/page-checks';
import { MORNING_MS, runningBoot } from './support/posted-boots';
import { expect, test } from './support/test';

const CLOUD = 'compare';
const SCOPE = `cloud=${CLOUD}&range=all`;
const SHARED = { cloud: CLOUD, image: 'alpine', flavor: 'm1', host: 'cmp-5', cache: 'warm' } as const;

test.beforeAll(async ({ request }) => {
  const slow = runningBoot({ ...SHARED, instance: 'slow-vm', startMs: MORNING_MS, buildMs: 9000 });
  const peers = Array.from({ length: 5 }, (_, index) =>
    runningBoot({
      ...SHARED,
      instance: `peer-${index}`,
      startMs: MORNING_MS - (index + 1) * 60_000,
      buildMs: 3000 + index * 100,
    }),
  );
  const larger = runningBoot({
    ...SHARED,
    flavor: 'm9',
    instance: 'other-vm',
    startMs: MORNING_MS - 1,
    buildMs: 1,
  });
  await postItems(request, [...slow, ...peers.flat(), ...larger]);
});

const verdict = (page: Page) => page.locator('[data-verdict]');
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** Presses a key until it shows its effect: a page that has only just come does not listen yet. */
async function pressFor(page: Page, key: string, effect: (options: { timeout: number }) => Promise<void>) {
  await expect(async () => {
    await page.keyboard.press(key);
    await effect({ timeout: 1000 });
  }).toPass();
}

test('two rows of the list are compared by keyboard alone', async ({ page }) => {
  await openPage(page, `/boots?${SCOPE}&image=alpine&flavor=m1`);
  const focused = (name: string) => page.getByRole('link', { name, exact: true });
  await pressFor(page, 'j', (options) => expect(focused('slow-vm')).toBeFocused(options));
  await page.keyboard.press('c');
  await expect(page.getByText('slow-vm is marked')).toBeVisible();
  await focused('slow-vm').focus();
  await page.keyboard.press('j');
  await expect(focused('peer-0')).toBeFocused();
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/compare\?a=boot:[0-9a-f]{20}&b=boot:[0-9a-f]{20}$/);
  await expect(verdict(page)).toContainText(
    /slow-vm took 6\.00.s longer than peer-0 \(9\.00.s against 3\.00.s\)/,
  );
  await expect(row(page, 'all of it')).toContainText(/9\.00.s\s*3\.00.s\s*\+6\.00.s\s*\+6\.00.s/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScrolling(page);
});

test('c on a boot’s page holds it against its peers; x turns it round, Back turns it back', async ({
  page,
}) => {
  const [slow] = await findBoots(page.request, `cloud=${CLOUD}&q=slow-vm`);
  await openPage(page, `/boots/${slow?.id}`);
  await pressFor(page, 'c', (options) => expect(verdict(page)).toBeVisible(options));
  await expect(verdict(page)).toContainText(/slow-vm took 5\.80.s longer than the median of its 5 peers/);
  await expect(page.getByText('Only 5 peers')).toBeVisible();
  const phase = row(page, 'claim');
  await expect(phase).toContainText('+0.580');
  await pressFor(page, 'x', (options) => expect(phase).toContainText('−0.580', options));
  await page.goBack();
  await expect(phase).toContainText('+0.580');
  await page.getByRole('link', { name: /^slowest peer peer-4/ }).click();
  await expect(verdict(page)).toContainText('than peer-4');
  await pressFor(page, 'j', (options) => expect(page.locator('a[data-row]').first()).toBeFocused(options));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^Evidence of / })).toBeVisible();
});

test('another boot is found by name; what there is not is said', async ({ page }) => {
  const [slow] = await findBoots(page.request, `cloud=${CLOUD}&q=slow-vm`);
  await openPage(page, `/compare?a=${slow?.id}&b=boot:${'0'.repeat(20)}`);
  await expect(page.getByText('B: this boot is not here')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Look for a boot for B' }).fill('other-vm');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'other-vm', exact: true }).click();
  await expect(verdict(page)).toContainText('longer than other-vm');
  await expect(row(page, 'flavor')).toContainText('differs');
  await expect(row(page, 'host')).toContainText('the same');
});

test('what is exported adds up to what the page says, and its link unfurls', async ({ page }) => {
  const [slow] = await findBoots(page.request, `cloud=${CLOUD}&q=slow-vm`);
  const [peer] = await findBoots(page.request, `cloud=${CLOUD}&q=peer-3`);
  await openPage(page, `/compare?a=boot:${slow?.id}&b=boot:${peer?.id}`);
  await page.getByText('Export').click();
  const picture = await page.locator('head meta[property="og:image"]').getAttribute('content');
  const png = await (await page.request.get(picture ?? '')).body();
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  const href = await page.getByRole('link', { name: /^CSV/ }).getAttribute('href');
  const csv = await (await page.request.get(href ?? '')).text();
  const [head, ...lines] = csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  const at = (line: string[], name: string) => line[head?.indexOf(name) ?? -1] ?? '';
  const parts = lines.filter((line) => at(line, 'row') !== 'sum' && ['', '1'].includes(at(line, 'level')));
  const sum = parts.reduce((total, line) => total + Number(at(line, 'share_ms')), 0);
  expect(sum).toBeCloseTo(5700, 3);
  await expect(row(page, 'all of it')).toContainText(/\+5\.70.s/);
});
