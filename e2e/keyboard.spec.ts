import type { Page } from '@playwright/test';
import { postItems } from './support/api';
import { openPage } from './support/open-page';
import { MORNING_MS, runningBoot } from './support/posted-boots';
import { expect, test } from './support/test';

const SCOPE = 'cloud=keys&range=all';

test.beforeAll(async ({ request }) => {
  const items = [1, 2, 3].flatMap((i) =>
    runningBoot({
      cloud: 'keys',
      instance: `vm-${i}`,
      startMs: MORNING_MS - i * 1000,
      buildMs: 5000,
      image: `image-${i}`,
    }),
  );
  await postItems(request, items);
});

/** Presses a key until it shows its effect: a page that has only just come does not listen yet. */
async function pressFor(page: Page, key: string, effect: (options: { timeout: number }) => Promise<void>) {
  await expect(async () => {
    await page.keyboard.press(key);
    await effect({ timeout: 250 });
  }).toPass();
}

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

test('j, k and Enter walk a list', async ({ page }) => {
  await openPage(page, `/boots?${SCOPE}`);
  await pressFor(page, 'j', (options) => expect(link(page, 'vm-1')).toBeFocused(options));
  for (const name of ['vm-2', 'vm-3', 'vm-3']) {
    await page.keyboard.press('j');
    await expect(link(page, name)).toBeFocused();
  }
  await page.keyboard.press('k');
  await expect(link(page, 'vm-2')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'vm-2' })).toBeVisible();
});

test('j and Enter lead into a group', async ({ page }) => {
  await openPage(page, `/images?${SCOPE}&sort=name_asc`);
  await pressFor(page, 'j', (options) => expect(link(page, 'image-1')).toBeFocused(options));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'image-1' })).toBeVisible();
});

test('/ leads to the filter, letters stay in it, Esc leaves it with the filters kept', async ({ page }) => {
  await openPage(page, `/boots?${SCOPE}&host=nowhere`);
  const field = page.getByRole('combobox', { name: 'Add a filter' });
  await pressFor(page, '/', (options) => expect(field).toBeFocused(options));
  await page.keyboard.type('jk?/');
  await expect(field).toHaveValue('jk?/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(field).not.toBeFocused();
  await expect(link(page, 'Remove filter host nowhere')).toBeVisible();
});

test('? shows all keys, Esc closes what is open', async ({ page }) => {
  await openPage(page, `/boots?${SCOPE}`);
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await pressFor(page, '?', (options) => expect(sheet).toBeVisible(options));
  await expect(sheet).toContainText('previous or next phase');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await page.getByText('All time').first().click();
  await expect(link(page, 'Last hour')).toBeVisible();
  await pressFor(page, 'Escape', (options) => expect(link(page, 'Last hour')).toBeHidden(options));
});

test('a list can be used without a pointer from the first Tab on', async ({ page }) => {
  await openPage(page, `/boots?${SCOPE}`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
});
