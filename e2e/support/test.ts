import { test as base, expect } from '@playwright/test';

interface Watch {
  /** What the pages of the test complained about; a test that expects complaints takes them out. */
  complaints: string[];
}

/** Playwright's test that also fails when a page throws, or logs an error: a failed hydration, a blocked resource. */
export const test = base.extend<Watch>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints, 'errors of the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
