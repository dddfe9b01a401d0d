import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { pathOfBoot, postItems } from './support/api';
import { MORNING_MS, runningBoot } from './support/posted-boots';
import { expect, test } from './support/test';

const CLOUD = 'shares';
/** Of this run alone: a test adds a line to it. */
const NAME = `web-${Date.now().toString(36)}`;
const WEB = {
  cloud: CLOUD,
  instance: NAME,
  startMs: MORNING_MS,
  buildMs: 6000,
  image: 'alpine',
  host: 'cmp-3',
};

test.beforeAll(async ({ request }) => {
  await postItems(request, runningBoot(WEB));
});

async function openDialog(page: Page, query = ''): Promise<void> {
  await page.goto(`${await pathOfBoot(page.request, `cloud=${CLOUD}&q=${NAME}`)}${query}`);
  const dialog = page.getByRole('dialog', { name: 'Share this view' });
  // The key is heard once the page's scripts run.
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.keyboard.press('s');
    await expect(dialog).toBeVisible({ timeout: 500 });
  }).toPass();
}

/** Shares the boot from this page's browser and answers the link. */
async function share(page: Page, query = '', note = ''): Promise<string> {
  await openDialog(page, query);
  await page.getByLabel('Note, optional').fill(note);
  await page.getByRole('button', { name: 'Make the link' }).click();
  const url = await page.getByLabel('Shared link').inputValue();
  await page.getByRole('button', { name: 'Done' }).click();
  return url;
}

/** A page of somebody else: no cookie, no history. */
async function colleague(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

test('a shared view stays as it was, whatever happens to the boot', async ({ page, browser, request }) => {
  const url = await share(page, '?phase=claim&tz=Asia/Tokyo&view=0-3000', 'Look at the claim.\nIt is slow.');
  expect(new URL(url).pathname).toMatch(/^\/s\/[\w-]{32}$/);

  await postItems(request, [
    {
      source: 'nova',
      cloud: CLOUD,
      instance: NAME,
      event: 'vif_plugged',
      at: MORNING_MS + 4000,
      image: 'alpine',
      host: 'cmp-3',
    },
  ]);
  const other = await colleague(browser);
  const response = await other.goto(url);
  expect(response?.headers()['referrer-policy']).toBe('no-referrer');
  expect(response?.headers()['x-robots-tag']).toContain('noindex');
  expect(response?.headers()['cache-control']).toContain('no-store');
  expect(new URL(other.url()).searchParams.get('view')).toBe('0-3000');
  const banner = other.getByRole('complementary', { name: 'Shared view' });
  await expect(banner).toContainText('Shared view, frozen at');
  await expect(banner).toContainText('Look at the claim.');
  await expect(other.getByRole('heading', { level: 1 })).toContainText(NAME);
  await expect(other.getByRole('region', { name: /^Evidence of / })).toBeVisible();
  await expect(other.getByRole('columnheader', { name: 'Time (UTC+09:00)' })).toBeVisible();
  const moments = other.getByRole('table', { name: 'Moments' });
  await expect(moments).toContainText('resources claimed');
  await expect(moments).not.toContainText('VIF plugged');
  expect((await new AxeBuilder({ page: other }).analyze()).violations).toEqual([]);

  await other.getByText('Export').click();
  const file = await other.getByRole('link', { name: /^JSON/ }).getAttribute('href');
  const frozen = (await (await other.request.get(file ?? '')).json()) as { moments: { name: string }[] };
  expect(frozen.moments.map(({ name }) => name)).not.toContain('vif_plugged');

  await banner.getByRole('link', { name: 'Live boot' }).click();
  await expect(other).toHaveURL(/\/boots\/[0-9a-f]{20}/);
  await expect(other.getByRole('table', { name: 'Moments' })).toContainText('VIF plugged');
});

test('a revoked link is gone, its picture too; nothing tells it from one that never was', async ({
  page,
  browser,
}) => {
  const url = await share(page, '', 'to be revoked');
  const other = await colleague(browser);
  await other.goto(url);
  const picture = await other.locator('meta[property="og:image"]').getAttribute('content');
  expect((await other.request.get(picture ?? '')).status()).toBe(200);

  await page.goto('/shares');
  const row = page.getByRole('row').filter({ hasText: 'to be revoked' });
  await expect(row).toContainText(NAME);
  await expect(row.getByRole('cell', { name: '1', exact: true })).toBeVisible();
  const revoke = row.getByRole('button', { name: `Revoke the link to ${NAME}`, exact: true });
  await revoke.focus();
  await page.keyboard.press('Enter');
  await expect(row.getByRole('button', { name: /for good$/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(revoke).toBeFocused();
  expect((await other.request.get(url)).status()).toBe(200);
  await page.keyboard.press('Enter');
  await expect(row.getByRole('button', { name: /for good$/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row).toHaveCount(0);

  const gone = await other.goto(url);
  expect(gone?.status()).toBe(404);
  expect((await other.request.get(picture ?? '')).status()).toBe(404);
  const text = await other.locator('main').innerText();
  expect((await other.goto(`/s/${'A'.repeat(32)}`))?.status()).toBe(404);
  expect(await other.locator('main').innerText()).toBe(text);
});

test('only the browser that shared a view lists it', async ({ page, browser }) => {
  await share(page);
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'owner_key');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  const other = await colleague(browser);
  await other.goto('/shares');
  await expect(other.getByRole('heading', { name: 'Nothing is shared from this browser' })).toBeVisible();
  await page.goto('/shares');
  await expect(page.getByRole('table', { name: 'Shared links' })).toContainText(NAME);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('a pasted link unfurls: name, verdict, picture', async ({ page, browser }) => {
  const shared = await share(page);
  const live = new URL(await pathOfBoot(page.request, `cloud=${CLOUD}&q=${NAME}`), shared).href;
  const other = await colleague(browser);
  for (const url of [shared, live]) {
    await other.goto(url);
    const head = (name: string) => other.locator(`head meta[property="og:${name}"]`).getAttribute('content');
    expect(await head('title')).toBe(NAME);
    expect(await head('description')).toMatch(/6\.00.s/);
    await expect(other.locator('head meta[name="twitter:card"]')).toHaveAttribute(
      'content',
      'summary_large_image',
    );
    const picture = new URL((await head('image')) ?? '');
    expect(picture.host).toBe(new URL(url).host);
    const response = await other.request.get(picture.href);
    expect(response.headers()['content-type']).toBe('image/png');
    expect(response.headers()['cache-control']).toContain('no-store');
    const png = await response.body();
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  }
});

test('the dialog is made for the keyboard, and for a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openDialog(page);
  await expect(page.getByLabel('Note, optional')).toBeFocused();
  await page.keyboard.type('s is a letter here');
  expect((await new AxeBuilder({ page }).include('dialog[open]').analyze()).violations).toEqual([]);
  const box = await page.getByRole('dialog').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Share' })).toBeVisible();
});
