import type { Page } from '@playwright/test';
import { pathOfBoot, postItems } from './support/api';
import { openPage } from './support/open-page';
import { expect, test } from './support/test';

/** Stamped by the clock, so that each run tells of another boot. */
const CLOUD = `live-${Date.now()}`;

/** Posts events of the boot that is under way, as they happen; told a few seconds ago, so that it grows from there. */
async function tell(page: Page, ...events: ReadonlyArray<readonly [name: string, agoMs: number]>) {
  const nowMs = Date.now();
  await postItems(
    page.request,
    events.map(([event, agoMs]) => ({
      source: 'nova',
      cloud: CLOUD,
      instance: 'live-1',
      host: 'cmp-live',
      event,
      at: nowMs - agoMs,
    })),
  );
}

test('a boot in progress grows, says how it stands, and leaves the view alone until it is done', async ({
  page,
}) => {
  await tell(page, ['lock_acquired', 9000], ['resources_claimed', 8000], ['network_started', 7900]);
  await openPage(page, await pathOfBoot(page.request, `cloud=${CLOUD}`));
  const grid = page.getByRole('treegrid', { name: 'Phases' });
  const standing = page.locator('h1 ~ [role="status"]');
  await expect(standing).toHaveText('booting');
  await expect(page.getByText(/^last line \d+ s ago$/)).toBeVisible();
  const network = grid.getByRole('row', { name: /^network allocation/ });
  const before = await network.textContent();
  await expect(network).not.toHaveText(before ?? '');

  await network.click();
  await page.getByRole('slider', { name: 'Start of the view' }).press('Shift+ArrowRight');
  await expect(page).toHaveURL(/[?&]view=/);
  const address = page.url();
  await tell(page, ['ip_allocated', 3500], ['qemu_img_create', 3000], ['vm_started', 2000]);
  await expect(grid.getByRole('row', { name: /^launch|^finish|^VIF/ }).first()).toBeVisible();
  await expect(network).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('region', { name: 'Evidence of network allocation' })).toBeVisible();
  expect(page.url()).toBe(address);

  await tell(page, ['vif_plugged', 1000], ['build_complete', 500]);
  await expect(standing).toHaveText('running');
  await expect(page.getByText(/^last line/)).toBeHidden();
  await expect(network).toHaveAttribute('aria-selected', 'true');
  expect(page.url()).toBe(address);
});

test('one whose lines stay away is called stalled', async ({ page }) => {
  await postItems(page.request, [
    {
      source: 'nova',
      cloud: `${CLOUD}-not`,
      instance: 'stalled-1',
      event: 'lock_acquired',
      at: Date.now() - 600_000,
    },
  ]);
  await openPage(page, await pathOfBoot(page.request, `cloud=${CLOUD}-not`));
  await expect(page.locator('h1 ~ [role="status"]')).toContainText('stalled, or its lines do not arrive');
});
