import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = {
  '@': root.replace(/\/$/, ''),
  // The package throws outside a React server; in tests there is no such border to guard.
  'server-only': `${root}scripts/testing/server-only.ts`,
};

export default defineConfig({
  test: {
    passWithNoTests: true,
    // One fewer than there are processors leaves half of a small machine idle: tests of the database mostly wait for it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{lib,components,app,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          // Only what never ends is a failure: other work on the machine is none.
          testTimeout: 300_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'db',
          include: ['{lib,app,scripts,bench}/**/*.db.test.ts'],
          globalSetup: 'scripts/testing/database-setup.ts',
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
