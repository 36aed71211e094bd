import { defineConfig } from 'vitest/config';

/**
 * On Node 24 a fork that makes and ends many embedded databases dies now and then, in V8's list of pages
 * with code (https://github.com/nodejs/node/issues/64500). Where the processor has protection keys the
 * list is used more; without them it is rarer. Keypoint itself has one such database.
 */
const engineFlags =
  Number(process.versions.v8.split('.')[0]) >= 12 ? ['--no-memory-protection-keys'] : [];

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Left alone it would keep one of two cores idle.
    maxWorkers: 2,
    execArgv: engineFlags,
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
