import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Left alone it would keep one of two cores idle.
    maxWorkers: 2,
    // Files share what they import: half of the time went into loading discord.js and drizzle anew.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          // A browser on two busy cores misses a moment now and then; a defect fails twice.
          retry: 1,
        },
      },
    ],
  },
});
