import { pathOfBoot, postItems } from './support/api';
import { openPage } from './support/open-page';
import { expectAccessible } from './support/page-checks';
import { MORNING_MS, runningBoot } from './support/posted-boots';
import { expect, test } from './support/test';

const PEERS = 24;

test.beforeAll(async ({ request }) => {
  const of = { cloud: 'ranked', image: 'ubuntu-24.04', flavor: 'm1.small', cache: 'warm' } as const;
  const boots = Array.from({ length: PEERS }, (_, index) =>
    runningBoot({
      ...of,
      instance: `usual-${index}`,
      host: index < 2 ? 'cmp-1' : 'cmp-2',
      startMs: MORNING_MS + index * 60_000,
      buildMs: 4000 + index * 10,
    }),
  );
  const slow = runningBoot({
    ...of,
    instance: 'slow',
    host: 'cmp-1',
    startMs: MORNING_MS + 3_600_000,
    buildMs: 20_000,
  });
  await postItems(request, [...boots.flat(), ...slow]);
});

test('a boot stands among its peers; other peers leave what is selected and zoomed alone', async ({
  page,
}) => {
  await openPage(page, await pathOfBoot(page.request, 'cloud=ranked&q=slow'));
  const diagnosis = page.getByRole('region', { name: 'Diagnosis' });
  await expect(diagnosis).toContainText(`${PEERS} peers (same image and flavor, warm`);
  const grid = page.getByRole('treegrid', { name: 'Phases' });
  const claim = grid.getByRole('row', { name: /^claim/ });
  await expect(claim).toContainText(`slower than all ${PEERS} peers`);

  await claim.click();
  await page.getByRole('slider', { name: 'End of the view' }).press('Shift+ArrowLeft');
  await expect(page).toHaveURL(/[?&]view=/);
  const before = new URL(page.url()).searchParams;
  await diagnosis.getByText('Peers', { exact: true }).click();
  await diagnosis.getByRole('link', { name: 'host' }).click();
  await expect(diagnosis).toContainText('2 peers (same image, flavor and host, warm');
  await expect(diagnosis).toContainText('fewer than 20: nothing is concluded from them');
  const after = new URL(page.url()).searchParams;
  for (const key of ['phase', 'view']) expect(after.get(key)).toBe(before.get(key));
  await expect(claim).toHaveAttribute('aria-selected', 'true');
});

test('bars are coloured by slowness with w, and the legend says how', async ({ page }) => {
  await openPage(page, await pathOfBoot(page.request, 'cloud=ranked&q=slow'));
  const legend = page.getByRole('list', { name: 'Marks of the peers' });
  await expect(legend).not.toContainText('beyond p99');
  await page.keyboard.press('w');
  await expect(page).toHaveURL(/[?&]colour=slowness/);
  await expect(page.getByRole('button', { name: 'Slowness' })).toHaveAttribute('aria-pressed', 'true');
  await expect(legend).toContainText('beyond p99');
  await expect(page.locator('[data-key="claim"] [data-slowness]')).toHaveAttribute(
    'data-slowness',
    'extreme',
  );
  await expectAccessible(page);
  await page.keyboard.press('w');
  await expect(page).not.toHaveURL(/colour=/);
});
