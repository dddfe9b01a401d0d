import type { Page } from '@playwright/test';

/**
 * Goes to a page and waits until its scripts have taken it over, as a reader would who looks before pressing. React leaves
 * its mark on every element from then on.
 */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll('button, summary, input, select')];
    return controls.every((control) => Object.keys(control).some((key) => key.startsWith('__reactProps')));
  });
}
