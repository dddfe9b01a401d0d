import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = {
  '@': root.replace(/\/$/, ''),
  // The package throws outside a React server; in tests there is no such border to guard.
  'server-only': `${root}scripts/testing/server-only.ts`,
};

const unit = {
  include: ['{lib,components,app,scripts,bench}/**/*.test.{ts,tsx}'],
  exclude: ['**/*.db.test.ts', '**/node_modules/**'],
  // A test that hangs fails; one on a busy machine only takes longer.
  testTimeout: 300_000,
};
const setupFiles = ['scripts/testing/fixed-seed.ts'];

export default defineConfig({
  test: {
    passWithNoTests: true,
    // One fewer than there are processors leaves half of a small machine idle: tests of the database mostly wait for it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: { ...unit, name: 'unit', setupFiles },
      },
      {
        resolve: { alias },
        test: { ...unit, name: 'explore' },
      },
      {
        resolve: { alias },
        test: {
          name: 'db',
          include: ['{lib,app,scripts,bench}/**/*.db.test.ts'],
          setupFiles,
          globalSetup: 'scripts/testing/database-setup.ts',
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
