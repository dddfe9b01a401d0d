import type { Page } from '@playwright/test';
import { pathOfBoot, postTrace } from './support/api';
import { openPage } from './support/open-page';
import { expectAccessible, expectNoSidewaysScrolling } from './support/page-checks';
import { MORNING_MS } from './support/posted-boots';
import { expect, test } from './support/test';

const CALLS = 300;
const PART_US = 30_000_000;

/** A trace of three parts, with `CALLS` calls of different names under each, all one after another. */
function longTrace(): object {
  const startUs = MORNING_MS * 1000;
  const parts = ['request', 'image', 'launch'].flatMap((part, index) => {
    const partUs = startUs + index * PART_US;
    const step = PART_US / CALLS;
    const calls = Array.from({ length: CALLS }, (_, n) =>
      event(`${part} call ${n}`, part, partUs + n * step, step - 1),
    );
    return [event(`${part} part`, part, partUs, PART_US), ...calls];
  });
  return { traceEvents: parts };
}

function event(name: string, cat: string, ts: number, dur: number) {
  return { name, cat, ph: 'X', ts, dur, pid: 1, tid: 1 };
}

test.beforeAll(({ request }) =>
  postTrace(request, longTrace(), { source: 'nova', cloud: 'long', instance: 'long-1' }),
);

const grid = (page: Page) => page.getByRole('treegrid', { name: 'Phases' });
const row = (page: Page, name: string) => grid(page).getByRole('row', { name });
const openLong = async (page: Page, query = '') =>
  openPage(page, `${await pathOfBoot(page.request, 'cloud=long')}${query}`);

test('of very many phases those in sight are drawn, and each is reached by keyboard', async ({ page }) => {
  await openLong(page);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(3 * (CALLS + 1) + 1));
  expect(await grid(page).getByRole('row').count()).toBeLessThan(120);
  await row(page, 'request part').focus();
  await page.keyboard.press('End');
  await expect(row(page, `launch call ${CALLS - 1}`)).toBeFocused();
  await expect(row(page, `launch call ${CALLS - 1}`)).toBeInViewport();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await expect(row(page, 'launch part')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(row(page, 'launch part')).toHaveAttribute('aria-expanded', 'false');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(3 + 2 * CALLS + 1));
  await page.keyboard.press('Home');
  await expect(row(page, 'request part')).toBeFocused();
});

test('the focus stays with its row when that scrolls away, comes back, or another takes over its elements', async ({
  page,
}) => {
  await openLong(page);
  const scroller = grid(page).locator('..');
  await row(page, 'request call 21').focus();
  await scroller.evaluate((box) => box.scrollTo(0, 4000));
  await expect(grid(page)).toBeFocused();
  await scroller.evaluate((box) => box.scrollTo(0, 60));
  await expect(row(page, 'request call 21')).toBeFocused();
  await scroller.evaluate((box) => box.scrollTo(0, 4000));
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 'request call 22')).toBeFocused();
  await expect(row(page, 'request call 22')).toBeInViewport();
});

test('a link leads to a phase far down, and its lines are asked for', async ({ page }) => {
  await openLong(page, `?phase=${encodeURIComponent('image call 77')}`);
  await expect(row(page, 'image call 77')).toHaveAttribute('aria-selected', 'true');
  await expect(row(page, 'image call 77')).toBeInViewport();
  const lines = page.getByRole('region', { name: 'Evidence of image call 77' });
  await expect(lines).toContainText('"name":"image call 77"');
});

test('a search leaves what it finds and what holds that, by words and by length', async ({ page }) => {
  await openLong(page);
  const search = page.getByRole('searchbox', { name: /^Search phases/ });
  await search.fill('call 277');
  await expect(page.getByRole('status').filter({ hasText: 'phases' })).toHaveText(/^3 of 903 phases$/);
  await expect(grid(page).getByRole('row', { name: /part/ })).toHaveCount(3);
  await expect(grid(page).getByRole('row', { name: /call 277/ })).toHaveCount(3);
  await search.fill('>10s');
  await expect(grid(page).getByRole('row', { name: /call/ })).toHaveCount(0);
  await search.fill('no such call');
  await expect(page.getByText('No phase matches “no such call”.')).toBeVisible();
});

test('the wheel and the overview zoom, rows and folds stay, and Fit shows all again', async ({ page }) => {
  await openLong(page, '?levels=1');
  await row(page, 'image part').hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -600);
  await page.keyboard.up('Control');
  await expect(page).toHaveURL(/[?&]view=/);
  await expect(grid(page).getByRole('row', { name: /part/ })).toHaveCount(3);
  await expect(row(page, 'request part').locator('.chart-cell')).toHaveText('‹');
  await page.getByRole('button', { name: 'Fit' }).click();
  await expect(page).not.toHaveURL(/[?&]view=/);
  const edge = page.getByRole('slider', { name: 'End of the view' });
  await edge.focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(edge).toHaveAttribute('aria-valuetext', /^81\.0.s$/);
});

test('when the window narrows nothing sticks out, and all stays accessible', async ({ page }) => {
  await openLong(page);
  await expect(page.getByRole('slider', { name: 'End of the view' })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScrolling(page);
  await expectAccessible(page);
});
