import { defineConfig } from 'vitest/config';

/**
 * Since V8 12 a fork that makes and ends many embedded databases dies now and then: V8's list of pages
 * with code, which it keeps where the processor has protection keys, misses one
 * (https://github.com/nodejs/node/issues/64500). Keypoint itself has one such database.
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
