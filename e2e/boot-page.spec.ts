import type { Page } from '@playwright/test';
import { findBoots, pathOfBoot, postItems, postLog, readFixture } from './support/api';
import { openPage } from './support/open-page';
import { MORNING_MS, runningBoot } from './support/posted-boots';
import { expect, test } from './support/test';

/** The boot of seven seconds that operators know, as nova-compute writes it. */
const NINE = [
  ['19:38:45.816', 'lock acquired'],
  ['19:38:45.946', 'resources claimed'],
  ['19:38:46.045', 'network build started'],
  ['19:38:46.168', 'IP allocated'],
  ['19:38:46.905', 'qemu-img create'],
  ['19:38:47.047', 'network info retrieved'],
  ['19:38:48.606', 'VM started'],
  ['19:38:52.196', 'VIF plugged'],
  ['19:38:52.299', 'build complete'],
] as const;

test.beforeAll(async ({ request }) => {
  const compute = { source: 'nova', tz: 'UTC', path: '/var/log/nova/nova-compute.log' };
  await postLog(request, 'seven-seconds.log', { ...compute, host: 'cmp7', cloud: 'seven' });
  await postLog(request, 'cold-boot/nova-compute.log', { ...compute, host: 'cmp1', cloud: 'cold' });
  for (const service of ['nova-api', 'nova-scheduler'])
    await postLog(request, `cold-boot/${service}.log`, {
      ...compute,
      host: 'ctl1',
      path: `/var/log/nova/${service}.log`,
      cloud: 'cold',
    });
});

const phases = (page: Page) => page.getByRole('treegrid', { name: 'Phases' });
const evidence = (page: Page, of: string) => page.getByRole('region', { name: `Evidence of ${of}` });
/** The value of a fact, or the note under it. */
const fact = (page: Page, label: string) =>
  page
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${label}$`) })
    .locator('..');

test('the boot of seven seconds shows its nine moments to the millisecond', async ({ page }) => {
  await openPage(page, '/boots?cloud=seven&range=all');
  await page.getByRole('link', { name: /^3c1b6f0e/ }).click();
  await expect(fact(page, 'Build')).toContainText(/6\.48.s/);
  await expect(fact(page, 'Build').getByTitle(/^6.483.ms$/)).toBeVisible();
  await expect(fact(page, 'Image cache')).toContainText('warm');
  await expect(fact(page, 'Started')).toContainText('2017-01-09 19:38:45.816 UTC');

  const moments = page.getByRole('table', { name: 'Moments' }).locator('tbody').getByRole('row');
  await expect(moments).toHaveCount(NINE.length);
  for (const [index, [time, moment]] of NINE.entries()) {
    await expect(moments.nth(index)).toContainText(time);
    await expect(moments.nth(index)).toContainText(moment);
  }
});

test('a phase is chosen by keyboard, proven by its lines, and linked', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page, await pathOfBoot(page.request, 'cloud=seven'));
  await phases(page)
    .getByRole('row', { name: /^claim/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]phase=claim/);
  await expect(evidence(page, 'claim')).toContainText('Claim successful on node cmp7');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/phase=claim/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');

  await page.reload();
  await expect(phases(page).getByRole('row', { name: /^claim/ })).toHaveAttribute('aria-selected', 'true');
  await evidence(page, 'claim').getByRole('button', { name: 'Copy all' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  for (const line of copied.split('\n')) expect(readFixture('seven-seconds.log')).toContain(line);
  expect(copied).toContain('Claim successful');

  // The focus is on the button now: Esc works from anywhere.
  await page.keyboard.press('Escape');
  await expect(evidence(page, 'claim')).toHaveCount(0);
  await expect(page).not.toHaveURL(/phase=/);
});

test('a link to a phase that is not there says so', async ({ page }) => {
  await openPage(page, `${await pathOfBoot(page.request, 'cloud=seven')}?phase=teleport`);
  await expect(page.getByText(/leads to the phase “teleport”, which this boot does not have/)).toBeVisible();
});

test('on a phone, a linked phase is not hidden by its own lines', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, `${await pathOfBoot(page.request, 'cloud=cold')}?phase=claim`);
  const row = phases(page).getByRole('row', { name: /^claim/ });
  await expect(row).toBeInViewport();
  await expect
    .poll(async () => {
      const [above, below] = [await row.boundingBox(), await evidence(page, 'claim').boundingBox()];
      return above && below && above.y + above.height <= below.y;
    })
    .toBe(true);
});

test('a cold boot joins the logs of three services', async ({ page }) => {
  await openPage(page, await pathOfBoot(page.request, 'cloud=cold'));
  await expect(fact(page, 'Image cache')).toContainText('cold');
  await expect(fact(page, 'Image cache')).toContainText('observed');
  await expect(fact(page, 'Build')).toContainText(/6\.61.s/);
  await expect(fact(page, 'Total')).toContainText(/7\.5\d.s/);
  for (const name of [/^API/, /^schedule/, /^image fetch/, /^image convert/, /^VIF plug wait wait/])
    await expect(phases(page).getByRole('row', { name })).toBeVisible();

  const fold = phases(page).getByRole('button', { name: 'Fold image and disk' });
  await fold.click();
  await expect(phases(page).getByRole('row', { name: /^image fetch/ })).toHaveCount(0);
  await phases(page)
    .getByRole('row', { name: /image and disk/ })
    .focus();
  await page.keyboard.press('ArrowRight');
  await expect(phases(page).getByRole('row', { name: /^image fetch/ })).toBeVisible();

  await fact(page, 'Image cache').getByRole('button', { name: 'see lines' }).click();
  await expect(evidence(page, 'cache: cold')).toContainText('fetch_func_sync');
  await evidence(page, 'cache: cold').getByRole('button', { name: 'image fetch' }).first().click();
  await expect(phases(page).getByRole('row', { name: /^image fetch/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page).toHaveURL(/phase=image_fetch/);
});

test('a trace that is taken away and sent to another cloud is the same boot there', async ({
  page,
  request,
}) => {
  const path = await pathOfBoot(request, 'cloud=cold');
  const trace = await (await request.get(`${path}.trace.json`)).text();
  const answer = await request.post('/api/v1/events', { data: trace.replaceAll('"cold"', '"cold-again"') });
  expect(answer.status()).toBe(200);
  await expect.poll(async () => (await findBoots(request, 'cloud=cold-again')).length).toBe(1);
  const tableOf = async (of: string) => {
    await openPage(page, of);
    return page
      .getByRole('table', { name: /^Phases in numbers|phases/i })
      .first()
      .locator('tbody')
      .innerText();
  };
  expect(await tableOf(await pathOfBoot(request, 'cloud=cold-again'))).toBe(await tableOf(path));
});

test('a picture is taken away as the page shows it', async ({ page, request }) => {
  const path = await pathOfBoot(request, 'cloud=cold');
  await page.emulateMedia({ colorScheme: 'dark' });
  await openPage(page, `${path}?phase=claim&view=0-2000&levels=1`);
  await page.getByText('Export').click();
  const link = page.getByRole('link', { name: /^SVG/ });
  const started = page.waitForEvent('download');
  await link.click();
  const { searchParams } = new URL((await started).url());
  expect(Object.fromEntries(searchParams)).toEqual({
    fromMs: '0',
    toMs: '2000',
    levels: '1',
    phase: 'claim',
    theme: 'dark',
  });
});

test('clocks that contradict each other are shown as logged, and adjusted on request', async ({
  page,
  request,
}) => {
  const of = { source: 'nova', cloud: 'skewed', instance: 'skewed-vm' };
  const onHost = runningBoot({ ...of, startMs: MORNING_MS, buildMs: 4000, host: 'cmp1' });
  const onController = [
    ['api_accepted', 5000],
    ['host_assigned', 5400],
  ].map(([event, ms]) => ({ ...of, event, at: MORNING_MS + Number(ms), host: 'ctl1' }));
  await postItems(request, [...onHost, ...onController]);
  await openPage(page, await pathOfBoot(request, 'cloud=skewed'));
  await expect(page.getByText(/clock is at least 5\.40.s behind the controller’s/)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Moments' })).toContainText('−5');
  await page.getByRole('link', { name: 'Adjust' }).click();
  await expect(page.getByText(/^Adjusted: what API, scheduler/)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Moments' })).not.toContainText('−5');
  await page.getByRole('link', { name: 'Show as logged' }).click();
  await expect(page).not.toHaveURL(/clock=/);
});

test('time of which no line tells has the lines at its ends', async ({ page, request }) => {
  const of = { source: 'nova', cloud: 'gaps', instance: 'gap-vm', host: 'cmp1' };
  const told = [
    ['lock_acquired', 0],
    ['resources_claimed', 1000],
    ['vm_started', 5000],
    ['build_complete', 6000],
  ].map(([event, ms]) => ({ ...of, event, at: MORNING_MS + Number(ms) }));
  await postItems(request, told);
  await openPage(page, await pathOfBoot(request, 'cloud=gaps'));
  await phases(page).getByRole('row', { name: 'unaccounted' }).click();
  const lines = evidence(page, 'unaccounted');
  await expect(lines).toContainText('No line says what happened in this time');
  await expect(lines.getByRole('listitem')).toContainText(['resources claimed', 'VM started']);
  await page.goto(page.url().replace('gap%3A1', 'gap%3A7'));
  await expect(
    page.getByText('The link leads to the phase “gap:7”, which this boot does not have'),
  ).toBeVisible();
});

test('a boot can be taken away in every form', async ({ page, request }) => {
  await openPage(page, await pathOfBoot(request, 'cloud=cold'));
  await page.getByText('Export').click();
  const links = page.getByRole('link', { name: /^(JSON|CSV|Markdown|Text|Trace)/ });
  await expect(links).toHaveCount(5);
  for (const link of await links.all()) {
    const response = await request.get((await link.getAttribute('href')) ?? '');
    expect(response.status()).toBe(200);
    expect((await response.text()).length).toBeGreaterThan(200);
  }
});
