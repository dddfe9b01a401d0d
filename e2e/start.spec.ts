import { expect, test } from '@playwright/test';

test('a fresh Bootfall answers at its root and says it is healthy', async ({ page, request }) => {
  expect((await request.get('/healthz')).status()).toBe(200);
  const response = await page.goto('/');
  expect(response?.status()).toBe(200);
  await expect(page).toHaveTitle(/Bootfall/);
});
